package io.ballast.ingestion.domain.call;

import java.util.stream.DoubleStream;

/**
 * How likely each limit is that a provider may keep and not tell, and that it keeps none, by the calls it took and refused.
 * A limit is a rate and a burst, as of a token bucket: a bucket holds up to {@code burst} calls, each call taken takes one
 * out, and {@code rate} a second come back. For each rate there is a greatest number of calls outstanding at which the
 * provider took one and a least number at which it refused one; the burst lies between these. A refusal without a limit is
 * a moment in which the provider had a bad time. For one thread.
 */
final class LimitBelief {

    private static final double SECOND = 1e9;

    /** Calls a second; a slower limit is a plan's quota, which the client keeps by itself. */
    private static final double LEAST_RATE = 0.4;

    private static final double GREATEST_RATE = 60;

    /** From one rate to the next. */
    private static final double STEP = 1.03;

    private static final double[] RATES = DoubleStream.iterate(
                    LEAST_RATE, rate -> rate < GREATEST_RATE, rate -> rate * STEP)
            .toArray();

    /** Before anything is known a limit is as likely as none. */
    private static final double NO_LIMIT = 0.5;

    /** How likely it is at a call that without a limit it is refused, and the next one that tries is not. */
    private static final double BAD_MOMENT = 0.01;

    /** Mean of the bursts that are thought of, in seconds of the rate. */
    private static final double USUAL_BURST = 1.5;

    /** What a burst may be off by: clocks here and there differ, and a server may count another way. */
    private static final double TOLERANCE = 0.1;

    /** A quick pace is slower than the limit by so much. */
    private static final double BELOW = 0.95;

    private final double[] likely = new double[RATES.length];
    private double noLimit = NO_LIMIT;

    /** Weighs the past; if no limit explains all refusals, only the latest counts, since limits change. */
    void weigh(CallHistory calls) {
        double anyLimit = weighLimits(calls);
        if (anyLimit == 0 && calls.refusals() > 1) {
            calls.forgetBeforeLatestRefusal();
            weighLimits(calls);
        }
        noLimit = NO_LIMIT * Math.pow(BAD_MOMENT, calls.refusals());
    }

    private double weighLimits(CallHistory calls) {
        double sum = 0;
        for (int i = 0; i < RATES.length; i++) {
            likely[i] = (1 - NO_LIMIT) / RATES.length * likelihood(calls, RATES[i]);
            sum += likely[i];
        }
        return sum;
    }

    /** How likely a burst is that would have had the provider take and refuse the calls as it did. */
    private static double likelihood(CallHistory calls, double rate) {
        double outstanding = 0;
        double taken = 1;
        double refused = Double.MAX_VALUE;
        long last = calls.start(0);
        long emptyAt = last;
        for (int i = 0; i < calls.size(); i++) {
            long start = calls.start(i);
            outstanding -= rate * (start - last) / SECOND;
            last = start;
            if (outstanding <= 0) {
                outstanding = 0;
                emptyAt = start;
            }
            // The rate itself lies up to half a step beside this one.
            double off = rate * (start - emptyAt) / SECOND * (STEP - 1) / 2;
            if (calls.fate(i) == CallHistory.Fate.TOO_MANY) {
                refused = Math.min(refused, outstanding + 1 + off);
            } else {
                outstanding++;
                if (calls.fate(i) == CallHistory.Fate.ANSWERED) {
                    taken = Math.max(taken, outstanding - off);
                }
            }
        }
        // An empty bucket takes a call, whatever the burst is.
        boolean possible = refused > 1 && taken < refused + TOLERANCE;
        return possible ? atLeast(taken, rate) - atLeast(refused + TOLERANCE, rate) : 0;
    }

    private static double atLeast(double burst, double rate) {
        return Math.exp((1 - burst) / (USUAL_BURST * rate));
    }

    /**
     * The pace at which the calls to come are expected to be answered soonest, when each limit it exceeds costs a wait.
     *
     * @param unpaced calls a second that come back if all start as soon as they can
     * @param calls still to come
     * @param wait seconds that a refusal costs
     * @return calls a second, infinite: as soon as they can
     */
    double bestPace(double unpaced, double calls, double wait) {
        double best = Double.POSITIVE_INFINITY;
        double least = expected(Double.POSITIVE_INFINITY, unpaced, calls, wait);
        for (double pace : RATES) {
            double expected = pace < 2 * unpaced ? expected(pace, unpaced, calls, wait) : Double.MAX_VALUE;
            if (expected < least) {
                least = expected;
                best = pace;
            }
        }
        return best;
    }

    /** Calls without a pace start several at once, and what has refused that before does so again. */
    private double expected(double pace, double unpaced, double calls, double wait) {
        double rate = Math.min(pace, unpaced);
        double sum = noLimit * calls / rate;
        for (int i = 0; i < RATES.length; i++) {
            if (likely[i] > 0) {
                boolean within = rate <= RATES[i] && pace < Double.POSITIVE_INFINITY;
                double seconds = within ? calls / rate : wait + calls / Math.min(unpaced, RATES[i] * BELOW);
                sum += likely[i] * seconds;
            }
        }
        return sum;
    }
}
