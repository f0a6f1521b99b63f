package io.ballast.ingestion.domain.call;

/**
 * Finds concurrency and pace from what comes back: more calls at a time while that brings more answers, a slower pace
 * after refusals that the pace has brought about. Errors change nothing, since to ask less often would not prevent them.
 *
 * <p>Deterministic: depends on the reported times only. For one thread.
 */
public final class AdaptivePacing implements Pacing {

    /** As many calls as one provider is ever asked at a time. */
    public static final int MAX_CONCURRENCY = 16;

    private final ConcurrencySearch concurrency = new ConcurrencySearch();
    private final PaceSearch pace = new PaceSearch();
    private long next = Long.MIN_VALUE;
    private int underWay;

    @Override
    public int concurrency() {
        return concurrency.current();
    }

    @Override
    public long notBefore() {
        return next;
    }

    /** Nanoseconds from one start to the next; 0 if calls start as soon as another has come back. */
    public long intervalNanos() {
        return pace.interval();
    }

    @Override
    public void started(long now) {
        underWay++;
        pace.started(now);
        next = now + pace.interval();
    }

    @Override
    public void answered(long startedAt, long now) {
        boolean busy = underWay >= concurrency.current();
        underWay--;
        if (pace.answered(startedAt, now, concurrency.current())) {
            next = Math.min(next, now + pace.interval());
        }
        concurrency.answered(startedAt, now, busy);
    }

    @Override
    public void refused(long startedAt, long now) {
        underWay--;
        pace.refused(startedAt, now);
        concurrency.refused(now);
    }

    @Override
    public void failed(long startedAt) {
        underWay--;
        pace.failed(startedAt);
    }
}
