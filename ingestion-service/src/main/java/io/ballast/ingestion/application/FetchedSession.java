package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;

import io.ballast.ingestion.domain.bar.Bar;

/**
 * What a provider gave for one session, judged.
 *
 * @param session the session
 * @param accepted bars to store
 * @param quarantined bars to put aside
 * @param empty wanted symbols for which it gave nothing
 * @param rowsAnswered rows in the answer, including those nobody wanted; 0 if it knows nothing of the session,
 *     {@link #FAILED} if there was no answer
 * @param said what was answered where a symbol is empty, kept with its absence
 */
public record FetchedSession(
        LocalDate session,
        List<Bar> accepted,
        List<QuarantinedBar> quarantined,
        List<String> empty,
        int rowsAnswered,
        String said) {

    /** In place of a number of rows: there was no answer. */
    static final int FAILED = -1;

    /** What one provider gave. */
    public FetchedSession(
            LocalDate session,
            List<Bar> accepted,
            List<QuarantinedBar> quarantined,
            List<String> empty,
            int rowsAnswered) {
        this(
                session,
                accepted,
                quarantined,
                empty,
                rowsAnswered,
                rowsAnswered == 0
                        ? "answered without any bar"
                        : "answered " + rowsAnswered + " bars, none of this symbol");
    }

    /** Copies the lists. */
    public FetchedSession {
        accepted = List.copyOf(accepted);
        quarantined = List.copyOf(quarantined);
        empty = List.copyOf(empty);
    }

    /** A session the provider gave no answer for, and perhaps another one does. */
    static FetchedSession failed(LocalDate session, List<String> wanted, String error) {
        return new FetchedSession(session, List.of(), List.of(), wanted, FAILED, "failed: " + error);
    }

    /** Whether there was no answer. */
    boolean isFailed() {
        return rowsAnswered == FAILED;
    }

    /** The same, its empty cells left to others. */
    FetchedSession withoutEmpty() {
        return new FetchedSession(session, accepted, quarantined, List.of(), rowsAnswered, said);
    }
}
