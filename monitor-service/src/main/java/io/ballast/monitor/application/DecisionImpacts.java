package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.ballast.monitor.domain.decision.DecisionImpact;

/** Asks what missing cells do to a decision. */
public interface DecisionImpacts {

    /**
     * Asks.
     *
     * @param session the session
     * @param symbols the members whose cells are missing
     * @return empty if nobody can tell now: no champion, or nobody answers
     */
    Optional<DecisionImpact> of(LocalDate session, List<String> symbols);
}
