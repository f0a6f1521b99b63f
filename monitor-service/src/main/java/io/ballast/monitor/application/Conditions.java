package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;

/**
 * What the reports on data do not tell: whether the servers work, whether anybody ran the day, and whether the bars that
 * are there can be believed.
 *
 * @param readOnly why the database takes no writes, null if it does
 * @param silence why the event broker does not answer, null if it does
 * @param ran whether a pipeline has asked for the bars of the latest due session, in vain or not
 * @param recent the sessions the next figures look at, ascending
 * @param expectedLag due sessions behind the latest complete one, without one that may still come; null without bars
 * @param benchmarkMissing recent sessions without a bar of the benchmark, null without a benchmark
 * @param repeatedBars most bars of a recent session that are those of the session before, as a share of the bars of the fullest
 *     one: of the few bars of a session that is late a single one says nothing; null without bars
 * @param scaleErrors recent bars whose price jumped by the ratio of a split that nobody announced, null if nobody looked
 * @param undecided sessions whose decision is overdue, ascending; null while none was ever decided on
 */
public record Conditions(
        String readOnly,
        String silence,
        boolean ran,
        List<LocalDate> recent,
        Integer expectedLag,
        Integer benchmarkMissing,
        Double repeatedBars,
        Integer scaleErrors,
        List<LocalDate> undecided) {

    /** Takes copies of the sessions. */
    public Conditions {
        recent = List.copyOf(recent);
        undecided = undecided == null ? null : List.copyOf(undecided);
    }

    boolean databaseReadOnly() {
        return readOnly != null;
    }

    boolean brokerDown() {
        return silence != null;
    }
}
