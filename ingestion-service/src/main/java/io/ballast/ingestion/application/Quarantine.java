package io.ballast.ingestion.application;

import java.util.Optional;

import io.ballast.ingestion.domain.bar.Bar;

/** The bars that were put aside, for a person to decide about. Every method works in the current transaction. */
public interface Quarantine {

    /**
     * An entry.
     *
     * @param bar as it was read
     * @param reason why it was put aside
     * @param provider who reported it
     * @param state {@code open}, {@code superseded}, {@code released} or {@code rejected}
     */
    record Entry(Bar bar, String reason, String provider, String state) {}

    /** An entry by its id. */
    Optional<Entry> find(String id);

    /**
     * Notes a decision. A bar that is released takes the place of one of the same cell that was before.
     *
     * @param state {@code released} or {@code rejected}
     */
    void decide(String id, String state, String author, String note);
}
