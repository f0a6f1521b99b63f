package io.ballast.benchmarks.backfill;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A provider and the client's transport in virtual time: the transport keeps the quota, waits for everybody when it was
 * refused, and repeats a call after an error up to five times. For one thread.
 */
final class VirtualProvider {
    private static final double NANOS = 1e9;
    private static final int ATTEMPTS = 5;
    private static final double REFUSED_AFTER = 0.1;
    private static final double UNTOLD_WAIT = 60;
    private static final double LOOK_AGAIN = 0.05;

    private final Scenario scenario;
    private final Random random;
    private final Deque<Double> answered = new ArrayDeque<>();
    private double now;
    private double gateOpens;
    private double tokens;
    private double tokensAt;
    private int underWay;
    private int refusals;

    VirtualProvider(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.random = new Random(seed);
        this.tokens = scenario.hiddenRate();
    }

    private enum What {
        LOOK,
        TRY,
        ANSWER,
        REFUSAL,
        ERROR
    }

    /** Something that happens to a call. */
    private record Event(double at, long order, What what, int attempt) {}

    /** The time in seconds. */
    double now() {
        return now;
    }

    /** Time passes without calls. */
    void pass(double seconds) {
        now += seconds;
    }

    /**
     * Makes calls as the pacing lets them go.
     *
     * @return whether all were answered; after the first that was not, the others are given up
     */
    boolean fetch(int calls, Pacing pacing) {
        return new Fetch(calls, pacing).run();
    }

    /** The calls of one step. */
    private final class Fetch {
        private final PriorityQueue<Event> events =
                new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::order));
        private final int calls;
        private final Pacing pacing;
        private long order;
        private int started;
        private int done;

        Fetch(int calls, Pacing pacing) {
            this.calls = calls;
            this.pacing = pacing;
        }

        boolean run() {
            pacing.resumed();
            start();
            while (done < calls) {
                Event event = events.poll();
                now = event.at();
                if (!handle(event)) {
                    underWay = 0;
                    return false;
                }
                start();
            }
            return true;
        }

        private void start() {
            while (started < calls && started - done < pacing.concurrency()) {
                double earliest = pacing.notBefore() / NANOS;
                if (earliest > now + 1e-6) {
                    add(earliest, What.LOOK, 0);
                    return;
                }
                pacing.started(Math.round(now * NANOS));
                started++;
                add(now, What.TRY, 1);
            }
        }

        private void add(double at, What what, int attempt) {
            events.add(new Event(at, order++, what, attempt));
        }

        /** False if a call is given up. */
        private boolean handle(Event event) {
            switch (event.what()) {
                case LOOK -> {}
                case TRY -> attempt(event.attempt());
                case ANSWER -> {
                    back();
                    done++;
                    pacing.answered(Math.round(now * NANOS), refusals);
                    refusals = 0;
                }
                case REFUSAL -> {
                    back();
                    refusals++;
                    double wait = scenario.retryAfter() == 0 ? UNTOLD_WAIT : scenario.retryAfter();
                    gateOpens = Math.max(gateOpens, now + wait);
                    add(gateOpens, What.TRY, event.attempt());
                }
                case ERROR -> {
                    back();
                    if (event.attempt() == ATTEMPTS) {
                        return false;
                    }
                    double ceiling = 0.5 * (1 << event.attempt());
                    add(now + ceiling * (0.25 + 0.75 * random.nextDouble()), What.TRY, event.attempt() + 1);
                }
            }
            return true;
        }

        private void attempt(int attempt) {
            double free = Math.max(gateOpens, quotaFree());
            if (free > now) {
                add(free, What.TRY, attempt);
                return;
            }
            underWay++;
            double crowd = Math.max(1, underWay / (double) scenario.parallel());
            double latency = scenario.latency() * scenario.slowness(now) * crowd * (0.7 + 0.6 * random.nextDouble());
            if (Scenario.within(scenario.storms(), now) || !tokenTaken()) {
                add(now + REFUSED_AFTER, What.REFUSAL, attempt);
            } else if (Scenario.within(scenario.outages(), now) || random.nextDouble() < scenario.errorShare()) {
                add(now + latency, What.ERROR, attempt);
            } else {
                add(now + latency, What.ANSWER, attempt);
            }
        }

        private void back() {
            underWay--;
            answered.addLast(now);
        }
    }

    private double quotaFree() {
        while (!answered.isEmpty() && answered.peekFirst() + scenario.quotaWindow() <= now) {
            answered.removeFirst();
        }
        if (scenario.quota() == 0 || underWay + answered.size() < scenario.quota()) {
            return now;
        }
        return answered.isEmpty() ? now + LOOK_AGAIN : answered.peekFirst() + scenario.quotaWindow();
    }

    /** The server's bucket holds the calls of one second. */
    private boolean tokenTaken() {
        if (scenario.hiddenRate() == 0) {
            return true;
        }
        double full = Math.max(1, scenario.hiddenRate());
        tokens = Math.min(full, tokens + (now - tokensAt) * scenario.hiddenRate());
        tokensAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
