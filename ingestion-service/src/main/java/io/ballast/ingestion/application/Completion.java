package io.ballast.ingestion.application;

import java.util.List;

/**
 * What providers gave of the cells of a step.
 *
 * @param cells per provider what it gave, in order; absent cells are with the last one that answered
 * @param pending cells that a provider gave no answer for, which are not among the absent ones
 */
public record Completion(List<FetchedCells> cells, List<PendingCells> pending) {

    /** Copies the lists. */
    public Completion {
        cells = List.copyOf(cells);
        pending = List.copyOf(pending);
    }
}
