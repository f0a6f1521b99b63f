package io.ballast.model.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ballast.model.domain.registry.Alias;
import io.ballast.model.domain.registry.AliasChange;
import io.ballast.model.domain.registry.Candidate;

/** Keeps which training's models predict, and all that was before. Calls that write join the current transaction. */
public interface Registry {

    /** Lets no one else change an alias until the current transaction ends. */
    void lock();

    /** All changes of an alias, oldest first. */
    List<AliasChange> history(Alias alias);

    /** The latest change of an alias; empty if there was none. */
    Optional<AliasChange> current(Alias alias);

    /** Adds a change to the history. */
    void record(AliasChange change);

    /** What the gate knows of a training; empty if there is none of this id. */
    Optional<Candidate> candidate(UUID trainingRunId);
}
