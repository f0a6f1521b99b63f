package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.ballast.monitor.domain.rule.SessionCompleteness;
import io.ballast.monitor.domain.rule.SessionCoverage;

/**
 * What the other services have published, as counts. Where a service has not published anything yet, not even its views,
 * the answer is empty.
 */
public interface MarketReader {

    /**
     * What was counted per session.
     *
     * @param sessions at most so many, the latest ones, at least 1
     * @return ascending by session
     */
    List<SessionCoverage> coverage(int sessions);

    /**
     * Bars of the symbols that were members on each session, against the number of members that were listed.
     *
     * @param sessions sessions asked for
     * @return in the same order; nothing expected and nothing present where there is no universe
     */
    List<SessionCompleteness> bars(List<LocalDate> sessions);

    /**
     * Symbols that have a prediction of any model.
     *
     * @param from first session, inclusive
     * @return number of symbols by session; a session without any is absent
     */
    Map<LocalDate, Long> predictedSymbols(LocalDate from);

    /**
     * How old the latest statements are: for each included symbol that has statements at all, the latest period end among
     * those filed before a session.
     *
     * @param session statements filed on it or later are left out
     * @return number of symbols by latest period end
     */
    Map<LocalDate, Long> latestStatements(LocalDate session);

    /**
     * The days a person declared closed against the calendar, whether or not they are due.
     *
     * @return in any order
     */
    List<LocalDate> closures();

    /**
     * The days that labels pass over: {@link #closures}, and those that were declared closed when the published features were
     * built, even if that was withdrawn since.
     *
     * @return in any order
     */
    List<LocalDate> closuresOfLabels();

    /**
     * Which of the symbols asked for nobody has heard of.
     *
     * @param symbols what securities are kept as
     * @return those of them that name no security, members and others; none where there is no universe yet
     */
    List<String> unknown(List<String> symbols);

    /**
     * Who is in the universe now.
     *
     * @return number of included stocks, funds and the benchmark left out; null if there is no universe yet
     */
    Integer includedStocks();

    /**
     * How far the stored history flatters what is built on it.
     *
     * @return null if nobody can tell yet
     */
    HistoryBias bias();

    /**
     * Everything stored, however old; slower than the other questions.
     *
     * @return what was counted
     */
    StoredTotals totals();

    /**
     * Counts over the whole store.
     *
     * @param bars stored bars of any symbol
     * @param from first session with a bar, null without bars
     * @param to last session with a bar, null without bars
     * @param featureRows stored feature rows
     * @param quarantined quarantined bars by reason
     */
    record StoredTotals(long bars, LocalDate from, LocalDate to, long featureRows, Map<String, Long> quarantined) {}
}
