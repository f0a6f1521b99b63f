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
 * @param rowsAnswered rows in the answer, including those nobody wanted; 0 if it knows nothing of the session
 */
public record FetchedSession(
        LocalDate session, List<Bar> accepted, List<QuarantinedBar> quarantined, List<String> empty, int rowsAnswered) {

    /** Copies the lists. */
    public FetchedSession {
        accepted = List.copyOf(accepted);
        quarantined = List.copyOf(quarantined);
        empty = List.copyOf(empty);
    }
}
