package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.monitor.domain.cause.ChainState;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.DataSet;
import io.ballast.monitor.domain.rule.DataSetFreshness;
import io.ballast.monitor.domain.rule.FreshnessReport;

/** Finds out which links of the chain fail now. */
@Singleton
class Diagnose {

    private final MarketReader market;

    @Inject
    Diagnose(MarketReader market) {
        this.market = market;
    }

    ChainState of(StatusSnapshot.Figures figures) {
        FreshnessReport freshness = figures.freshness();
        boolean barsLag = lags(freshness, DataSet.BARS);
        return new ChainState(
                barsLag,
                barsLag ? commonestAbsence(freshness) : null,
                universeShrunk(figures.breadth(), figures),
                lags(freshness, DataSet.FEATURES),
                lags(freshness, DataSet.PREDICTIONS));
    }

    private String commonestAbsence(FreshnessReport freshness) {
        List<LocalDate> incomplete = of(freshness, DataSet.BARS).incompleteSessions();
        LocalDate last = freshness.lastDueSession();
        LocalDate first = incomplete.isEmpty() ? last : incomplete.get(incomplete.size() - 1);
        return market.commonestAbsence(first, last).orElse(null);
    }

    private static boolean universeShrunk(BreadthReport breadth, StatusSnapshot.Figures figures) {
        Double ratio = breadth.medianRatio();
        Double covered = breadth.latest() == null ? null : breadth.latest().universeCoverageRate();
        return ratio != null
                && covered != null
                && ratio < figures.settings().breadth().dropWarnRate()
                && covered >= figures.settings().breadth().universeCoverageWarnRate();
    }

    private static boolean lags(FreshnessReport freshness, DataSet dataSet) {
        Integer lag = of(freshness, dataSet).lagSessions();
        return lag == null ? !freshness.dataSets().isEmpty() : lag > 0;
    }

    private static DataSetFreshness of(FreshnessReport freshness, DataSet dataSet) {
        return freshness.dataSets().get(dataSet.ordinal());
    }
}
