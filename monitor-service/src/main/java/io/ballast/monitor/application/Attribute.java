package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.ballast.monitor.domain.cause.Attribution;
import io.ballast.monitor.domain.cause.Loss;
import io.ballast.monitor.domain.cause.LostCell;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.DataSet;
import io.ballast.monitor.domain.rule.DataSetFreshness;
import io.ballast.monitor.domain.rule.DateCoverage;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.SessionCoverage;

/** Finds out where the loss behind a breach lies. */
final class Attribute {

    private final LossLook losses;

    Attribute(LossLook losses) {
        this.losses = losses;
    }

    /** Empty where a rule watches a server. */
    Optional<Attribution> of(Rule rule, Symptom symptom, StatusSnapshot.Figures figures) {
        return Loss.of(rule).map(loss -> of(rule, loss, sessions(rule, symptom, figures)));
    }

    private Attribution of(Rule rule, Loss loss, List<LocalDate> sessions) {
        String failure = losses.firstFailure().orElse(null);
        try {
            return Attribution.of(loss, own(rule, losses.lostCells(loss, sessions)), failure);
        } catch (LossTimedOutException late) {
            return Attribution.unavailable(loss, late.getMessage(), failure);
        }
    }

    /** The sessions whose cells the rule's figure counts. */
    private List<LocalDate> sessions(Rule rule, Symptom symptom, StatusSnapshot.Figures figures) {
        return switch (rule.metric()) {
            case DATA_LAG -> behind(rule.scope(), figures);
            case BARS_OVERDUE -> behind(DataSet.BARS.label(), figures);
            case TARGET_COVERAGE, TRAINING_FALLBACK, TRAINING_DEGRADED -> matured(figures);
            case BENCHMARK_MISSING, REPEATED_BARS, SCALE_ERRORS ->
                figures.conditions().recent();
            case SESSIONS_UNDECIDED -> figures.conditions().undecided();
            case BREADTH_AGAINST_MEDIAN ->
                Stream.concat(reference(figures), Stream.of(symptom.session())).toList();
            default -> List.of(symptom.session());
        };
    }

    /** A rule on a part of the universe loses the cells of this part only. */
    private static List<LostCell> own(Rule rule, List<LostCell> cells) {
        return rule.segment()
                .map(segment -> cells.stream().filter(segment::covers).toList())
                .orElse(cells);
    }

    /** The sessions that make up a lag: those that are not complete, after the last one that is. */
    private static List<LocalDate> behind(String dataSet, StatusSnapshot.Figures figures) {
        return figures.freshness().dataSets().stream()
                .filter(freshness -> freshness.dataSet().label().equals(dataSet))
                .flatMap(freshness ->
                        freshness.incompleteSessions().stream().filter(session -> isBehind(freshness, session)))
                .toList();
    }

    private static boolean isBehind(DataSetFreshness dataSet, LocalDate session) {
        return dataSet.latestCompleteSession() == null || session.isAfter(dataSet.latestCompleteSession());
    }

    private static List<LocalDate> matured(StatusSnapshot.Figures figures) {
        return figures.targetCoverage().dates().stream()
                .filter(DateCoverage::matured)
                .map(DateCoverage::session)
                .toList();
    }

    /** The last session whose breadth was no less than the median the present one is compared with. */
    private static Stream<LocalDate> reference(StatusSnapshot.Figures figures) {
        BreadthReport breadth = figures.breadth();
        return figures.history().stream()
                .filter(earlier -> earlier.session().isBefore(breadth.session()))
                .filter(earlier -> earlier.symbolsWithFeatures() >= breadth.medianSymbols())
                .map(SessionCoverage::session)
                .reduce((first, second) -> second)
                .stream();
    }
}
