package io.ballast.ingestion.domain.call;

/**
 * Finds how many calls under way bring the most answers: doubles them as long as that brings clearly more. When it does
 * not, it goes back, and tries again some rounds later, since a provider's day changes. What a number of calls brings is
 * that number over the mean time of an answer, taken from calls that started since it holds. For one thread.
 */
final class ConcurrencySearch {

    private static final double CLEARLY_MORE = 1.1;

    /** More calls at a time would not do that: the provider has become slower by itself. */
    private static final double MUCH_LESS = 0.75;

    private static final int LONGEST_REST = 16;

    private int current = 1;
    private int proven = 1;
    private double provenRate;
    private long since = Long.MIN_VALUE;
    private int answers;
    private double nanos;
    private int restingRounds;
    private int rest = 2;

    /** Calls under way at a time. */
    int current() {
        return current;
    }

    /**
     * A call was answered.
     *
     * @param busy whether as many calls as allowed were under way
     */
    void answered(long startedAt, long now, boolean busy) {
        if (!busy || startedAt < since) {
            return;
        }
        answers++;
        nanos += now - startedAt;
        if (answers == current) {
            roundEnded(now, current * (double) answers / Math.max(1, nanos));
        }
    }

    /** The provider refused calls: what was measured around that says nothing. */
    void refused(long now) {
        begin(current, now);
    }

    private void roundEnded(long now, double rate) {
        if (restingRounds > 0) {
            restingRounds--;
            provenRate = rate;
            begin(restingRounds == 0 ? doubled() : current, now);
        } else if (rate > provenRate * CLEARLY_MORE || rate < provenRate * MUCH_LESS) {
            proven = current;
            provenRate = rate;
            begin(doubled(), now);
        } else {
            restingRounds = rest;
            rest = Math.min(LONGEST_REST, 2 * rest);
            begin(proven, now);
        }
    }

    private int doubled() {
        return Math.min(AdaptivePacing.MAX_CONCURRENCY, 2 * current);
    }

    private void begin(int calls, long now) {
        current = calls;
        since = now;
        answers = 0;
        nanos = 0;
    }
}
