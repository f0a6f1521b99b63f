package io.ballast.feature.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.proof.LookaheadProof;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;

/** Shows on the stored market that no feature knows of the future. Nothing is written: see ADR 0065. */
@ApplicationScoped
public class ProveLookahead {
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final BusinessClock clock;
    private final MarketInputs inputs;

    @Inject
    ProveLookahead(ExchangeCalendar calendar, PublishSchedule schedule, BusinessClock clock, MarketInputs inputs) {
        this.calendar = calendar;
        this.schedule = schedule;
        this.clock = clock;
        this.inputs = inputs;
    }

    /**
     * Proves.
     *
     * @param sessions to draw, at least 1
     * @param seed of the sessions and changes
     * @param settings of the builds
     * @param progress told after each build
     * @return what came of it
     * @throws NothingToBuildException if there are no bars of included symbols
     */
    public LookaheadProof.Outcome prove(
            int sessions, long seed, BuildSettings settings, LookaheadProof.Progress progress) {
        int lastDue = calendar.ordinal(schedule.lastDueSession(clock.instant()));
        BuildInputs market = inputs.read(settings.benchmark(), lastDue);
        if (new PanelBuild(calendar, market, settings.targets()).latestBar() < 0) {
            throw new NothingToBuildException("There are no bars of included symbols: nothing can be proved");
        }
        LookaheadProof proof = new LookaheadProof(calendar, (changed, sink) -> {
            PanelBuild panel = new PanelBuild(calendar, changed, settings.targets());
            panel.compute(panel.crossSections(done -> {}), sink, done -> {});
        });
        return proof.prove(market, sessions, seed, progress);
    }
}
