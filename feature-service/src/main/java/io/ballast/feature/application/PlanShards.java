package io.ballast.feature.application;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.feature.domain.universe.SessionRange;

/** Begins the passes of a build in shards: what workers need and the call for them become visible together. */
@ApplicationScoped
public class PlanShards {
    private final ShardPlans plans;
    private final ShardResults results;
    private final ShardAnnouncer announcer;

    /**
     * The use case.
     *
     * @param plans who works at what
     * @param results what shards leave
     * @param announcer asks other replicas for help
     */
    @Inject
    public PlanShards(ShardPlans plans, ShardResults results, ShardAnnouncer announcer) {
        this.plans = plans;
        this.results = results;
        this.announcer = announcer;
    }

    /**
     * Begins a build with its first pass.
     *
     * @param plan the build
     * @param shards symbols of each shard
     */
    @Transactional
    public void begin(ShardPlan plan, List<List<String>> shards) {
        plans.begin(plan, shards);
        announcer.request(plan, ShardPass.SCORE, shards.size());
    }

    /**
     * Begins the second pass.
     *
     * @param plan the build
     * @param reported its sessions
     * @param crossSections of all shards
     * @param shards how many there are
     */
    @Transactional
    public void beginWriting(ShardPlan plan, SessionRange reported, CrossSections crossSections, int shards) {
        results.keep(crossSections);
        plans.beginWriting(plan, reported);
        announcer.request(plan, ShardPass.WRITE, shards);
    }
}
