package io.ballast.ingestion.domain.call;

/**
 * Finds the quickest pace that a provider does not refuse. After a refusal one call goes ahead: if that is refused too,
 * the provider has a bad time, and the pace stays as it was; if not, the refusal is held against what else is known of the
 * provider's limits, and the pace is the one that promises the soonest end. For one thread.
 */
final class PaceSearch {

    private static final double SECOND = 1e9;

    /** Answers after which the pace is thought over. */
    private static final int OFTEN = 10;

    /** Calls still to come, besides as many as were answered already. */
    private static final int TO_COME = 205;

    /** Share of the latest answer in the mean time of an answer. */
    private static final double LATEST = 0.25;

    private final CallHistory calls = new CallHistory();
    private final LimitBelief belief = new LimitBelief();
    private double answerTime;
    private int answered;
    private int answeredSinceThought;
    private long interval;

    private long refusedAt = Long.MIN_VALUE;
    private int startedSinceRefusal;
    private double wait;
    private long tooManyAt;
    private boolean onTrial;
    private boolean badTime;
    private boolean trialFailed;

    /** Nanoseconds from one start to the next; 0: at once. */
    long interval() {
        return interval;
    }

    /** A call started. */
    void started(long now) {
        if (startedSinceRefusal == 0 && !trialFailed && refusedAt > Long.MIN_VALUE) {
            wait = (now - refusedAt) / SECOND;
        }
        startedSinceRefusal++;
        calls.started(now);
    }

    /**
     * A call was answered.
     *
     * @param concurrency calls that may be under way
     * @return whether the pace has changed
     */
    boolean answered(long startedAt, long now, int concurrency) {
        calls.answered(startedAt);
        answerTime = answered == 0 ? now - startedAt : (1 - LATEST) * answerTime + LATEST * (now - startedAt);
        answered++;
        answeredSinceThought++;
        if (onTrial && startedAt > refusedAt) {
            onTrial = false;
            calls.tooMany(tooManyAt);
            return thinkOver(concurrency);
        }
        return interval > 0 && !onTrial && answeredSinceThought >= OFTEN && thinkOver(concurrency);
    }

    private boolean thinkOver(int concurrency) {
        answeredSinceThought = 0;
        belief.weigh(calls);
        double unpaced = concurrency * SECOND / Math.max(1, answerTime);
        long before = interval;
        interval = (long) (SECOND / belief.bestPace(unpaced, TO_COME + answered, wait));
        return interval != before;
    }

    /** A call came to nothing. If it was the one that goes ahead, the next one does. */
    void failed(long startedAt) {
        if (startedSinceRefusal == 1 && startedAt > refusedAt) {
            startedSinceRefusal = 0;
            trialFailed = true;
        }
    }

    /** A call was refused. */
    void refused(long startedAt, long now) {
        calls.refused(startedAt);
        if (startedAt <= refusedAt) {
            return; // tells of the same moment
        }
        boolean trialRefused = startedSinceRefusal == 1 && (onTrial || badTime);
        badTime = trialRefused;
        onTrial = !trialRefused;
        tooManyAt = startedAt;
        refusedAt = now;
        startedSinceRefusal = 0;
        trialFailed = false;
    }
}
