package io.ballast.ingestion.application;

import java.util.List;
import java.util.UUID;

/** Cells that are pending while an operation is put off, so that who answered need not be asked again. */
public interface PendingStore {

    /**
     * What was kept for an operation.
     *
     * @param symbolMoves {@link SymbolBook#moves} now: what was heard before rows were moved is of other symbols, and left out
     */
    List<PendingCells> of(UUID operation, long symbolMoves);

    /**
     * Keeps cells in place of those kept before; what operations that have ended left is forgotten.
     *
     * @param symbolMoves {@link SymbolBook#moves} before it was read what to fetch
     */
    void keep(UUID operation, List<PendingCells> pending, long symbolMoves);
}
