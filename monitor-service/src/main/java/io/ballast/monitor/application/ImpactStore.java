package io.ballast.monitor.application;

import java.util.Optional;
import java.util.UUID;

import io.ballast.monitor.domain.decision.DecisionImpact;

/** What the cells behind incidents did to decisions. */
public interface ImpactStore {

    /**
     * Keeps it, in place of what was known before.
     *
     * @param incident the incident
     * @param impact what its cells do
     */
    void keep(UUID incident, DecisionImpact impact);

    /**
     * What is known of an incident.
     *
     * @param incident the incident
     * @return as it was measured last; empty if it lost no cells or nobody could tell
     */
    Optional<DecisionImpact> of(UUID incident);
}
