package io.ballast.monitor.application;

import java.time.Duration;
import java.util.Objects;

/** Waits for news, and runs out when there has been none for too long. */
final class Patience {

    private final Duration limit;
    private final Duration interval;
    private Object lastSeen;
    private long lastNews = System.nanoTime();

    /**
     * Patience from now on.
     *
     * @param limit time without news
     * @param interval time between two looks
     */
    Patience(Duration limit, Duration interval) {
        this.limit = limit;
        this.interval = interval;
    }

    /** Sleeps until the next look; false if nothing has changed for the whole limit. */
    boolean untilNextLook(Object seen) {
        if (!Objects.equals(seen, lastSeen)) {
            lastSeen = seen;
            lastNews = System.nanoTime();
        }
        if (System.nanoTime() - lastNews > limit.toNanos()) {
            return false;
        }
        try {
            Thread.sleep(interval.toMillis());
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", interrupted);
        }
    }

    Duration limit() {
        return limit;
    }
}
