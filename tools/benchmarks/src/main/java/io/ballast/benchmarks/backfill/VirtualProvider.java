package io.ballast.benchmarks.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

import io.ballast.ingestion.domain.call.CallControl;
import io.ballast.ingestion.domain.call.CallControl.Outcome;
import io.ballast.ingestion.domain.call.CallQuota;
import io.ballast.ingestion.domain.call.Pacing;

/**
 * A provider and the service's calls to it in virtual time. When a call may go is decided by the service's own
 * {@link CallControl}; as its transport does, a call is repeated after an error, up to five times, and after a refusal.
 * For one thread.
 */
final class VirtualProvider {
    private static final double NANOS = 1e9;
    private static final int THREADS = 24;
    private static final int ATTEMPTS = 5;
    private static final int REFUSALS = 20;
    private static final double REFUSED_AFTER = 0.1;
    private static final double UNTOLD_WAIT = 60;

    private final Scenario scenario;
    private final Random random;
    private final CallControl control;
    private double now;
    private double tokens;
    private double tokensAt;
    private int underWay;

    VirtualProvider(Scenario scenario, long seed, Pacing pacing) {
        this.scenario = scenario;
        this.random = new Random(seed);
        this.tokens = scenario.burst();
        Optional<CallQuota> quota = scenario.quota() == 0
                ? Optional.empty()
                : Optional.of(
                        new CallQuota(scenario.quota(), Duration.ofNanos(Math.round(scenario.quotaWindow() * NANOS))));
        this.control = new CallControl(quota, pacing);
    }

    /** A call of the service: one question, asked until it is answered. */
    private static final class Call {
        private final int question;
        private double begun;
        private int errors;
        private int refusals;

        Call(int question) {
            this.question = question;
        }
    }

    /** Something that happens; without a call only time has come. */
    private record Event(double at, long order, Call call, Outcome outcome) {}

    /** The time in seconds. */
    double now() {
        return now;
    }

    /** Time passes without calls. */
    void pass(double seconds) {
        now += seconds;
    }

    /**
     * Asks as the control lets the calls go.
     *
     * @return the questions that were answered; after the first that was given up no further one is asked
     */
    List<Integer> fetch(int questions) {
        return new Fetch(questions).run();
    }

    /** The calls of one step. */
    private final class Fetch {
        private final PriorityQueue<Event> events =
                new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::order));
        private final Deque<Call> waiting = new ArrayDeque<>();
        private final List<Integer> answered = new ArrayList<>();
        private final int questions;
        private double nextLook = Double.MAX_VALUE;
        private boolean givenUp;
        private long order;
        private int asked;
        private int open;

        Fetch(int questions) {
            this.questions = questions;
        }

        List<Integer> run() {
            begin();
            while (open > 0) {
                Event event = events.poll();
                now = event.at();
                if (event.call() == null) {
                    nextLook = Double.MAX_VALUE;
                } else if (event.outcome() == null) {
                    waiting.addLast(event.call());
                } else {
                    ended(event.call(), event.outcome());
                }
                begin();
            }
            return answered;
        }

        private void begin() {
            while (!givenUp && asked < questions && open < THREADS) {
                waiting.addLast(new Call(asked++));
                open++;
            }
            while (!waiting.isEmpty()) {
                Duration left = control.tryBegin(instant(now));
                if (!left.isZero()) {
                    double look = now + left.toNanos() / NANOS;
                    if (look < nextLook) {
                        nextLook = look;
                        add(look, null, null);
                    }
                    return;
                }
                attempt(waiting.removeFirst());
            }
        }

        private void add(double at, Call call, Outcome outcome) {
            events.add(new Event(at, order++, call, outcome));
        }

        private void attempt(Call call) {
            call.begun = now;
            underWay++;
            double crowd = Math.max(1, underWay / (double) scenario.parallel());
            double latency = scenario.latency() * scenario.slowness(now) * crowd * (0.7 + 0.6 * random.nextDouble());
            if (Scenario.within(scenario.storms(), now) || !tokenTaken()) {
                add(now + REFUSED_AFTER, call, Outcome.REFUSED);
            } else if (Scenario.within(scenario.outages(), now) || random.nextDouble() < scenario.errorShare()) {
                add(now + latency, call, Outcome.FAILED);
            } else {
                add(now + latency, call, Outcome.ANSWERED);
            }
        }

        private void ended(Call call, Outcome outcome) {
            underWay--;
            if (outcome == Outcome.REFUSED) {
                double wait = scenario.retryAfter() == 0 ? UNTOLD_WAIT : scenario.retryAfter();
                control.closeUntil(instant(now + wait));
            }
            control.end(instant(call.begun), instant(now), outcome);
            switch (outcome) {
                case ANSWERED -> {
                    answered.add(call.question);
                    open--;
                }
                case REFUSED -> again(call, ++call.refusals > REFUSALS, 0);
                case FAILED -> {
                    double ceiling = 0.5 * (1 << ++call.errors);
                    again(call, call.errors == ATTEMPTS, ceiling * (0.25 + 0.75 * random.nextDouble()));
                }
            }
        }

        private void again(Call call, boolean giveUp, double pause) {
            if (giveUp) {
                givenUp = true;
                open--;
            } else {
                add(now + pause, call, null);
            }
        }
    }

    private static Instant instant(double seconds) {
        return Instant.ofEpochSecond(0, Math.round(seconds * NANOS));
    }

    /** The server's bucket. */
    private boolean tokenTaken() {
        if (scenario.hiddenRate() == 0) {
            return true;
        }
        tokens = Math.min(scenario.burst(), tokens + (now - tokensAt) * scenario.hiddenRate());
        tokensAt = now;
        if (tokens < 1 - 1e-6) {
            return false;
        }
        tokens--;
        return true;
    }
}
