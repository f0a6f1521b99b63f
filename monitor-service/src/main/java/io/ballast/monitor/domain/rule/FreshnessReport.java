package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * Freshness of all data sets.
 *
 * @param verdict the worst of the data sets that hold anything; UNKNOWN if none does
 * @param summary the verdict in a sentence
 * @param lastDueSession latest session whose bars are due
 * @param allowedLag sessions each data set may lag behind
 * @param dataSets one entry per data set
 */
public record FreshnessReport(
        Verdict verdict,
        String summary,
        LocalDate lastDueSession,
        AllowedLags allowedLag,
        List<DataSetFreshness> dataSets) {

    /** Takes a copy of the data sets. */
    public FreshnessReport {
        dataSets = List.copyOf(dataSets);
    }

    /**
     * The checks of all data sets.
     *
     * @return in the order of the data sets
     */
    public List<Check> checks() {
        return dataSets.stream().map(DataSetFreshness::check).toList();
    }
}
