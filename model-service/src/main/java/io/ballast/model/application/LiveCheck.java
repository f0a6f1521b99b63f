package io.ballast.model.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.config.Variables;
import io.ballast.model.application.LiveReport.LiveSession;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.evaluation.Metric;
import io.ballast.model.domain.live.Promise;
import io.ballast.model.domain.live.PublishedSession;

/** Compares what was published with what came. */
@Singleton
public class LiveCheck {

    private final PublishedOutcomes outcomes;
    private final LearningSettings learning;
    private final Variables variables;

    @Inject
    LiveCheck(PublishedOutcomes outcomes, LearningSettings learning, Variables variables) {
        this.outcomes = outcomes;
        this.learning = learning;
        this.variables = variables;
    }

    /** The latest sessions of a model, as many as asked for. */
    public LiveReport of(String model, LocalDate to, int sessions) {
        LabelHorizon horizon = learning.training(variables).horizon();
        List<PublishedSession> published = outcomes.latest(model, to, sessions, horizon);
        Promise promise = Promise.of(published, horizon);
        List<LiveSession> items =
                new ArrayList<>(published.stream().map(LiveCheck::item).toList());
        Collections.reverse(items);
        return new LiveReport(
                model,
                promise.verdict().label(),
                known(promise.promised()),
                MetricReport.of(Metric.RANK_IC, promise.realised()),
                items);
    }

    private static LiveSession item(PublishedSession session) {
        return new LiveSession(
                session.session(),
                session.version(),
                session.target(),
                session.symbols().size(),
                known(session.promisedIc()),
                known(Promise.realisedIc(session)),
                known(session.stability()));
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
