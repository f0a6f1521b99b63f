package io.ballast.ingestion.domain.call;

/**
 * Finds the quickest pace that a provider does not refuse. After a refusal one call goes ahead: if that is refused too,
 * the provider has a bad time, and the pace stays as it was; if not, calls were too many, and go slower from then on. A
 * pace that went well for long is given the benefit of the doubt. A quicker one is tried when what it would save is worth
 * the wait that a refusal brings. For one thread.
 */
final class PaceSearch {

    private static final int RECENT = 8;

    /** Answers without a refusal until a quicker pace is tried; so many while no pace is known that is too quick. */
    private static final int LOOKS_WELL = 13;

    /** The same when one is known, more after each try that failed. */
    private static final int WENT_WELL = 11;

    private static final int MOST_CAUTION = 16;

    /** Answers after which a refusal may be a bad moment of the provider's, once. */
    private static final int LONG_WELL = 270;

    /** Answers after which it may be that once more. */
    private static final int VERY_LONG_WELL = 500;

    /** What a pace is slowed down by at least and at most, as a share, until it is refused again soon. */
    private static final double LEAST = 0.055;

    private static final double FAR_OFF = 0.25;

    /** What a pace is multiplied with to try a quicker one where nothing better is known. */
    private static final double QUICKER = 0.7;

    /** Calls that a server takes at once: an excess goes unnoticed for about so many. */
    private static final double AT_ONCE = 3;

    /** Calls still to come, besides as many as were answered already. */
    private static final int TO_COME = 205;

    /** Two seconds: a slower limit is a plan's quota, which the client keeps by itself. */
    private static final double SLOWEST = 2e9;

    private final long[] starts = new long[RECENT];
    private int started;
    private long refusedAt = Long.MIN_VALUE;
    private double waited;
    private int answered;
    private int allAnswered;
    private boolean doubted;
    private int caution = 1;
    private double interval;
    private double good;
    private double bad;
    private int strikes;
    private int strikesBefore;
    private double slower = 1;
    private double intervalBefore;
    private double badBefore;

    /** Nanoseconds from one start to the next; 0: at once. */
    long interval() {
        return (long) interval;
    }

    /** A call started. */
    void started(long now) {
        if (started == 0 && refusedAt > Long.MIN_VALUE) {
            waited = now - refusedAt;
        }
        starts[started++ % RECENT] = now;
    }

    /** Calls come quicker from now on: what went well says nothing any more. */
    void quicker() {
        answered = 0;
    }

    /**
     * A call was answered.
     *
     * @param answerEvery nanoseconds from one answer to the next with all calls under way, 0 if not known
     */
    void answered(double answerEvery) {
        answered++;
        allAnswered++;
        if (answered > VERY_LONG_WELL) {
            slower = 1;
            doubted = false;
        }
        boolean known = bad > 0;
        if (interval == 0 || interval < answerEvery / 2 || answered < (known ? WENT_WELL * caution : LOOKS_WELL)) {
            return;
        }
        double between = Math.sqrt(bad * interval);
        if (known && saved(between) > 2 * waited) {
            tryQuicker(between);
        } else if (strikes < 2 && saved(interval * QUICKER) > waited) {
            tryQuicker(interval * QUICKER);
        }
    }

    private double saved(double quicker) {
        return (interval - quicker) * (TO_COME + allAnswered);
    }

    private void tryQuicker(double quicker) {
        good = interval;
        interval = quicker;
        answered = 0;
    }

    /**
     * A call was refused.
     *
     * @param answerEvery nanoseconds from one answer to the next with all calls under way, 0 if not known
     */
    void refused(long startedAt, long now, double answerEvery) {
        if (startedAt <= refusedAt) {
            return; // tells of the same moment
        }
        refusedAt = now;
        if (started == 1) {
            interval = intervalBefore;
            bad = badBefore;
            strikes = strikesBefore;
            doubted = false;
        } else {
            intervalBefore = interval;
            badBefore = bad;
            strikesBefore = strikes;
            tooQuick(startedAt, answerEvery);
        }
        started = 0;
        answered = 0;
    }

    /** One that was tried goes back to the one before; otherwise slower, by how soon the refusal came. */
    private void tooQuick(long startedAt, double answerEvery) {
        if (good > interval) {
            strikes++;
            bad = Math.max(bad, interval);
            interval = good;
            good = 0;
            caution = Math.min(MOST_CAUTION, 2 * caution);
        } else if (answered >= LONG_WELL && !doubted) {
            doubted = true;
        } else if (interval == 0) {
            interval = Math.min(SLOWEST, answerEvery == 0 ? gap(startedAt) : answerEvery);
        } else {
            strikes++;
            bad = interval;
            interval = Math.min(SLOWEST, interval * slower());
        }
    }

    /** Far off if it was refused soon, nearly right if late; again and again shows that it was farther. */
    private double slower() {
        double factor = Math.max(1 + Math.max(LEAST, Math.min(FAR_OFF, AT_ONCE / Math.max(1, answered))), slower);
        slower = 1 + 2 * (factor - 1);
        return factor;
    }

    /** Mean time between the latest starts. */
    private double gap(long refusedStart) {
        int known = Math.min(started, RECENT);
        long first = starts[(started - known) % RECENT];
        return (refusedStart - first) / (double) (known - 1);
    }
}
