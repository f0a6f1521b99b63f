package io.ballast.ingestion.application;

import java.time.Instant;
import java.util.List;

/**
 * What a provider was asked lately and until when it wants to be left alone, kept for the next process, since the provider
 * counts per key and not per process. An endpoint is a host that counts for itself. Every method commits by itself. Safe for
 * use by several threads.
 */
public interface CallLog {

    /**
     * What earlier processes left.
     *
     * @param ended when each call of theirs ended that counts still, ascending
     * @param closedUntil nobody may call before; {@link Instant#EPOCH} if that was never asked for
     */
    record Past(List<Instant> ended, Instant closedUntil) {

        /** Copies the list. */
        public Past {
            ended = List.copyOf(ended);
        }
    }

    /**
     * What earlier processes left. A call that was under way counts as ended now: the provider may have counted it until now.
     *
     * @param since what ended by then counts no more
     */
    Past past(String endpoint, Instant since, Instant now);

    /**
     * A call is about to be sent.
     *
     * @param since what ended by then counts no more and is forgotten
     * @return its number
     */
    long begin(String endpoint, Instant since);

    /** A call ended, in whatever way. */
    void end(long number, Instant now);

    /** Nobody may call before an instant. */
    void close(String endpoint, Instant until);
}
