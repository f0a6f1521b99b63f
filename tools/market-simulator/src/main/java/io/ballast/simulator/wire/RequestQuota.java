package io.ballast.simulator.wire;

import java.util.function.LongSupplier;

/** Counts requests in windows of a minute. Safe for use by many threads. */
public final class RequestQuota {
    private static final long WINDOW_NANOS = 60_000_000_000L;

    private final int perWindow;
    private final LongSupplier nanos;
    private long windowStart;
    private int taken;

    /** A quota; 0 allows any number of requests. */
    public RequestQuota(int perWindow, LongSupplier nanos) {
        this.perWindow = perWindow;
        this.nanos = nanos;
        this.windowStart = nanos.getAsLong();
    }

    /** Whether one more request is allowed now. */
    public synchronized boolean take() {
        if (perWindow == 0) {
            return true;
        }
        long now = nanos.getAsLong();
        if (now - windowStart >= WINDOW_NANOS) {
            windowStart = now;
            taken = 0;
        }
        return taken++ < perWindow;
    }
}
