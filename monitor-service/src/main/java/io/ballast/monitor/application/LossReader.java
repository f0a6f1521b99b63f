package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.ballast.monitor.domain.cause.Loss;
import io.ballast.monitor.domain.cause.LostCell;

/** Finds what the members and the benchmark lack. */
public interface LossReader {

    /**
     * Every cell without something.
     *
     * @param loss what is looked for
     * @param sessions on which sessions, for {@link Loss#BREADTH} the one compared with and the one looked at
     * @return each cell once, in no order; empty where nothing is published yet
     */
    List<LostCell> lostCells(Loss loss, List<LocalDate> sessions);

    /**
     * The same for who cannot wait: the question is given up after {@code ATTRIBUTION_TIMEOUT_SEC}. It takes no part in the
     * caller's transaction.
     *
     * @param loss what is looked for
     * @param sessions on which sessions
     * @return each cell once
     * @throws LossTimedOutException if it was given up
     */
    List<LostCell> lostCellsInTime(Loss loss, List<LocalDate> sessions);

    /**
     * The first step that failed, or did its work only in part, since the last run that succeeded.
     *
     * @return a sentence that names the step, its run and what went wrong; empty if there is none
     */
    Optional<String> firstFailure();
}
