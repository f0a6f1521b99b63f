package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Judges how many sessions each data set lags behind the exchange.
 *
 * <p>The lag counts the due sessions since the last complete one: a hole that lies before a complete session is a gap,
 * not staleness, and is listed beside the lag.
 */
public final class FreshnessRule {

    private final AllowedLags allowed;

    /**
     * A rule with its thresholds.
     *
     * @param allowed sessions each data set may lag behind without a warning
     */
    public FreshnessRule(AllowedLags allowed) {
        this.allowed = allowed;
    }

    /**
     * Judges every data set.
     *
     * @param lastDueSession latest session whose bars are due
     * @param histories per data set its recent due sessions; a data set that is absent has no data
     * @return WARNING if a data set lags too far behind
     */
    public FreshnessReport judge(LocalDate lastDueSession, Map<DataSet, List<SessionCompleteness>> histories) {
        Map<DataSet, List<SessionCompleteness>> byDataSet = new EnumMap<>(DataSet.class);
        byDataSet.putAll(histories);
        List<DataSetFreshness> judged = new ArrayList<>();
        for (DataSet dataSet : DataSet.values()) {
            judged.add(judge(dataSet, lastDueSession, byDataSet.getOrDefault(dataSet, List.of())));
        }
        Verdict verdict = Verdict.worst(judged.stream()
                .map(DataSetFreshness::check)
                .map(Check::verdict)
                .filter(one -> one != Verdict.UNKNOWN)
                .toList());
        return new FreshnessReport(verdict, summary(verdict, lastDueSession, judged), lastDueSession, allowed, judged);
    }

    private DataSetFreshness judge(DataSet dataSet, LocalDate lastDue, List<SessionCompleteness> history) {
        List<SessionCompleteness> due = history.stream()
                .filter(session -> !session.session().isAfter(lastDue))
                .sorted(Comparator.comparing(SessionCompleteness::session))
                .toList();
        LocalDate latest = null;
        LocalDate complete = null;
        List<LocalDate> incomplete = new ArrayList<>();
        int lag = 0;
        for (SessionCompleteness session : due) {
            if (session.present() > 0) {
                latest = session.session();
            }
            if (session.isComplete()) {
                complete = session.session();
                lag = 0;
            } else {
                lag++;
                if (latest != null) {
                    incomplete.add(session.session());
                }
            }
        }
        Integer known = latest == null ? null : lag;
        return new DataSetFreshness(dataSet, known, latest, complete, incomplete, check(dataSet, known, complete));
    }

    private Check check(DataSet dataSet, Integer lag, LocalDate complete) {
        int allowedLag = allowed.of(dataSet);
        String name = "freshness-" + dataSet.label();
        if (lag == null) {
            String message = "There are no " + dataSet.label() + " yet";
            return new Check(name, null, (double) allowedLag, Verdict.UNKNOWN, message);
        }
        String since = complete == null ? "no recent session is complete" : "complete up to " + complete;
        String message =
                dataSet.label() + ": " + since + ", " + lag + (lag == 1 ? " session" : " sessions") + " behind";
        boolean stale = lag > allowedLag;
        return new Check(
                name,
                (double) lag,
                (double) allowedLag,
                stale ? Verdict.WARNING : Verdict.OK,
                stale ? message + ", more than the " + allowedLag + " allowed" : message);
    }

    private static String summary(Verdict verdict, LocalDate lastDue, List<DataSetFreshness> judged) {
        if (verdict == Verdict.UNKNOWN) {
            return "There is no data yet: " + lastDue + " is the latest session that is due.";
        }
        String stale = judged.stream()
                .map(DataSetFreshness::check)
                .filter(check -> check.verdict() == Verdict.WARNING)
                .map(Check::message)
                .reduce((left, right) -> left + "; " + right)
                .orElse("every data set is fresh");
        return "Latest session due is " + lastDue + ": " + stale + ".";
    }
}
