package io.ballast.model.application;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.MarketStatistics;
import io.ballast.model.domain.dataset.PriceJumps;
import io.ballast.model.domain.training.TrainingWindow;

/** Assembles data sets from what is published, and says what is missing where it cannot. */
@Singleton
public class DataSets {

    private static final Logger LOG = Logger.getLogger(DataSets.class);

    /** How old a row may be that stands for a missing one, sessions. */
    private static final int LAST_SESSIONS = 10;

    private static final String BUILD_FIRST = "Run build-features of the feature service first.";

    private final FeatureSource source;
    private final HeldSessions held;

    @Inject
    DataSets(FeatureSource source, HeldSessions held) {
        this.source = source;
        this.held = held;
    }

    /** The sessions with features; fails the operation if there are none. */
    FeatureSource.History history() {
        return source.history()
                .orElseThrow(() -> new OperationFailedException("There are no features at all", BUILD_FIRST));
    }

    /** The session asked for, or the latest one; fails the operation if the one asked for has no features. */
    LocalDate session(Optional<LocalDate> asked, FeatureSource.History history) {
        LocalDate session = asked.orElse(history.latest());
        if (!held.calendar().isSession(session)
                || session.isBefore(history.first())
                || session.isAfter(history.latest())) {
            throw new OperationFailedException(
                    "session=" + session + " is no session with features: there are some from " + history.first()
                            + " to " + history.latest() + ", but not on days that were declared closed",
                    "Leave the session out to take the latest one.");
        }
        return session;
    }

    /** All rows of a window, prepared; the statistics of the market-wide features grow with it. */
    DataSet forTraining(FeatureNames published, TrainingWindow window, LabelHorizon horizon) {
        DataSetBuilder builder = builder(published, horizon, window.to());
        source.rows(published, window.from(), window.to(), builder::add);
        try {
            return builder.build();
        } catch (IllegalStateException empty) {
            throw new OperationFailedException(
                    "Failed to assemble rows from " + window.from() + " to " + window.to() + ": " + empty.getMessage(),
                    BUILD_FIRST);
        }
    }

    /** The rows of one session, prepared as a model saw its training rows. */
    CrossSection forPrediction(
            FeatureNames features, MarketStatistics market, LabelHorizon horizon, LocalDate session) {
        DataSetBuilder builder = builder(features, horizon, session);
        try {
            source.rows(features, session, session, builder::add);
        } catch (IllegalArgumentException unknown) {
            throw new OperationFailedException(
                    "The champion cannot predict " + session + ": " + unknown.getMessage(),
                    "Build features with the version that has them, or train models on what is there.");
        }
        return latest(builder.build(market), session);
    }

    /**
     * A session's members with some cells and without them.
     *
     * @param with each symbol of the cells by its row of the session, or else its last one of the sessions before
     * @param without none of the symbols, also those with a row
     */
    record WithAndWithout(CrossSection with, CrossSection without) {}

    /** Both from one reading of the rows: features published in between would look like what the cells do. */
    WithAndWithout forImpact(
            FeatureNames features,
            MarketStatistics market,
            LabelHorizon horizon,
            LocalDate session,
            Set<String> cells) {
        DataSetBuilder with = builder(features, horizon, session);
        DataSetBuilder without = builder(features, horizon, session);
        LastRows last = new LastRows(features, cells);
        source.rows(features, held.back(session, LAST_SESSIONS), session, (symbol, day, row, labels, executable) -> {
            last.keep(symbol, day, row, labels, executable);
            if (day.equals(session) && !cells.contains(symbol)) {
                with.add(symbol, day, row, labels, executable);
                without.add(symbol, day, row, labels, executable);
            }
        });
        last.addTo(with, session);
        return new WithAndWithout(latest(with.build(market), session), latest(without.build(market), session));
    }

    /** Why what is learnt from the days from one to another looks better than the market was; warns if it does. */
    HistoryBias bias(LocalDate from, LocalDate to) {
        HistoryBias bias = source.bias(from, to);
        if (bias.isOfSurvivors()) {
            LOG.warn("The history is one of survivors: fewer than 3 % of its members a year were delisted;"
                    + " what is judged on it looks better than the market was");
        }
        if (bias.isAssumed()) {
            LOG.warnf(
                    "From %s to %s membership is assumed on %.1f %% of the members' days, by figures of a later day;"
                            + " what is judged on them looks better than the market was",
                    from, to, 100 * bias.assumedMembership());
        }
        return bias;
    }

    /** The members of a session; fails the operation if none has features. */
    static CrossSection latest(DataSet data, LocalDate session) {
        return data.sections().stream()
                .filter(section -> section.session().equals(session))
                .findFirst()
                .orElseThrow(() -> new OperationFailedException("No member has features on " + session, BUILD_FIRST));
    }

    private DataSetBuilder builder(FeatureNames features, LabelHorizon horizon, LocalDate last) {
        ExchangeCalendar sessions = held.calendar();
        return new DataSetBuilder(
                features, horizon, source.universe(), sessions, last, PriceJumps.of(sessions, source.priceJumps(last)));
    }
}
