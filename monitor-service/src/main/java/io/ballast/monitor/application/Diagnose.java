package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.ballast.monitor.domain.absence.AbsenceReason;
import io.ballast.monitor.domain.cause.ChainState;
import io.ballast.monitor.domain.cause.Loss;
import io.ballast.monitor.domain.cause.LostCell;
import io.ballast.monitor.domain.cause.RootCause;
import io.ballast.monitor.domain.cause.Stage;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.DataSet;
import io.ballast.monitor.domain.rule.DataSetFreshness;
import io.ballast.monitor.domain.rule.FreshnessReport;
import io.ballast.monitor.domain.rule.Rule;

/** Finds out which links of the chain fail now. What became of bars stays open if that takes too long. */
final class Diagnose {

    /** Fewer lost cells than these tell nothing of a sector. */
    private static final int FEWEST = 5;
    /** The share of the lost cells from which a sector is the cause. */
    private static final double ONE_SECTOR = 0.75;

    private final LossLook losses;

    Diagnose(LossLook losses) {
        this.losses = losses;
    }

    ChainState of(StatusSnapshot.Figures figures) {
        FreshnessReport freshness = figures.freshness();
        Conditions conditions = figures.conditions();
        return new ChainState(
                conditions.databaseReadOnly(),
                conditions.brokerDown(),
                bars(figures),
                Objects.requireNonNullElse(conditions.benchmarkMissing(), 0) > 0,
                universeShrunk(figures.breadth(), figures),
                lags(freshness, DataSet.FEATURES),
                lags(freshness, DataSet.PREDICTIONS));
    }

    /** What became of the bars of the sessions that lag behind, or of the session whose breadth is judged. */
    private RootCause bars(StatusSnapshot.Figures figures) {
        FreshnessReport freshness = figures.freshness();
        if (lags(freshness, DataSet.BARS)) {
            List<LostCell> lost = lost(behind(freshness));
            return lost.isEmpty()
                    ? cause("incomplete", "Bars that are due are missing: incomplete")
                    : cause(lost, figures.conditions().ran(), freshness.lastDueSession());
        }
        BreadthReport breadth = figures.breadth();
        // The few bars that are always missing explain nothing, neither a benchmark without a bar nor members that
        // left.
        if (isCovered(breadth, figures)) {
            return null;
        }
        List<LostCell> lost = lost(List.of(breadth.session()));
        return explain(lost, breadth) ? cause(lost, figures.conditions().ran(), freshness.lastDueSession()) : null;
    }

    /**
     * The chain as a rule in breach sees it. Few missing bars explain nothing of the whole, but they do explain the breach of
     * a rule on a part of the universe that lost them, or on the decision they were missed in.
     */
    ChainState of(Rule rule, ChainState whole, StatusSnapshot.Figures figures) {
        LocalDate session = figures.breadth().session();
        if (whole.bars() != null
                || session == null
                || rule.segment().isEmpty() && !rule.metric().isOfDecision()) {
            return whole;
        }
        List<LostCell> lost = lost(List.of(session));
        List<LostCell> own = rule.segment()
                .map(segment -> lost.stream().filter(segment::covers).toList())
                .orElse(lost);
        if (own.isEmpty()
                || rule.segment().isPresent()
                        && !explain(own, figures.segments().get(rule.scope()))) {
            return whole;
        }
        // The reason is its own, and all cells with this reason have one cause.
        String reason = commonest(own, LostCell::cause).getKey();
        List<LostCell> alike =
                lost.stream().filter(cell -> cell.cause().equals(reason)).toList();
        return whole.withBars(
                cause(alike, figures.conditions().ran(), figures.freshness().lastDueSession()));
    }

    /** Whether most of the members without features have none because they have no bar. */
    private static boolean explain(List<LostCell> lost, BreadthReport breadth) {
        if (breadth == null || breadth.latest() == null) {
            return false;
        }
        int without = breadth.latest().universeSymbols() - breadth.latest().symbolsWithFeatures();
        return without > 0 && !lost.isEmpty() && 2 * lost.size() >= without;
    }

    private static RootCause cause(List<LostCell> lost, boolean ran, LocalDate due) {
        String reason = commonest(lost, LostCell::cause).getKey();
        if (reason.equals(AbsenceReason.NOT_FETCHED.label())) {
            return ran
                    ? cause(RootCause.LATE, "The provider has no bars yet of sessions that are due")
                    : new RootCause(Stage.DECISION, RootCause.NOT_RUN, "Nobody ran the end of the day of " + due);
        }
        Map.Entry<String, Long> sector = commonest(lost, cell -> Objects.requireNonNullElse(cell.sector(), ""));
        boolean oneSector =
                lost.size() >= FEWEST && !sector.getKey().isEmpty() && sector.getValue() >= ONE_SECTOR * lost.size();
        return oneSector
                ? cause("sector-" + reason, "Bars of the sector " + sector.getKey() + " are missing: " + reason)
                : cause(reason, "Bars that are due are missing: " + reason);
    }

    private static RootCause cause(String reason, String title) {
        return new RootCause(Stage.BARS, reason, title);
    }

    private List<LostCell> lost(List<LocalDate> sessions) {
        try {
            return losses.lostCells(Loss.BARS, sessions).stream()
                    .filter(cell -> AbsenceReason.isRecoverable(cell.cause())
                            || cell.cause().equals(Loss.NOT_IN_LEDGER))
                    .toList();
        } catch (LossTimedOutException late) {
            // The look at the losses has said so.
            return List.of();
        }
    }

    private static Map.Entry<String, Long> commonest(List<LostCell> cells, Function<LostCell, String> by) {
        return cells.stream()
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow();
    }

    private static List<LocalDate> behind(FreshnessReport freshness) {
        DataSetFreshness bars = of(freshness, DataSet.BARS);
        LocalDate complete = bars.latestCompleteSession();
        return bars.incompleteSessions().stream()
                .filter(session -> complete == null || session.isAfter(complete))
                .toList();
    }

    private static boolean universeShrunk(BreadthReport breadth, StatusSnapshot.Figures figures) {
        Double ratio = breadth.medianRatio();
        return ratio != null && ratio < figures.settings().breadth().dropWarnRate() && isCovered(breadth, figures);
    }

    /** Whether the members have features, as far as anybody asks; true as well where nobody can tell. */
    private static boolean isCovered(BreadthReport breadth, StatusSnapshot.Figures figures) {
        Double covered = breadth.latest() == null ? null : breadth.latest().universeCoverageRate();
        return covered == null || covered >= figures.settings().breadth().universeCoverageWarnRate();
    }

    private static boolean lags(FreshnessReport freshness, DataSet dataSet) {
        Integer lag = of(freshness, dataSet).lagSessions();
        return lag == null ? !freshness.dataSets().isEmpty() : lag > 0;
    }

    private static DataSetFreshness of(FreshnessReport freshness, DataSet dataSet) {
        return freshness.dataSets().get(dataSet.ordinal());
    }
}
