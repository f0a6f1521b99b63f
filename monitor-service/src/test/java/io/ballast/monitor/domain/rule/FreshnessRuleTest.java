package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;

class FreshnessRuleTest {

    private static final LocalDate DUE = LocalDate.of(2018, 2, 7);
    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private final FreshnessRule rule = new FreshnessRule(AllowedLags.all(2));

    @ParameterizedTest
    @CsvSource({"0,OK", "1,OK", "2,OK", "3,WARNING", "29,WARNING", "30,UNKNOWN"})
    void shouldWarnWhenMoreThanTheAllowedSessionsAreMissing(int missing, Verdict expected) {
        FreshnessReport report = rule.judge(DUE, Map.of(DataSet.BARS, bars(missing, 0)));

        assertThat(bars(report).check().verdict()).isEqualTo(expected);
        assertThat(report.verdict()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"95,0", "94,4"})
    void shouldCountASessionThatIsNotAlmostComplete(int present, int lag) {
        FreshnessReport report = rule.judge(DUE, Map.of(DataSet.BARS, bars(4, present)));

        assertThat(bars(report).lagSessions()).isEqualTo(lag);
        assertThat(bars(report).latestSession()).isEqualTo(DUE);
    }

    @Test
    void shouldCountFromTheLastCompleteSession() {
        List<SessionCompleteness> history = new ArrayList<>(bars(1, 0));
        history.set(3, new SessionCompleteness(history.get(3).session(), 100, 10));

        DataSetFreshness bars = bars(rule.judge(DUE, Map.of(DataSet.BARS, history)));

        assertThat(bars.lagSessions()).isEqualTo(1);
        assertThat(bars.latestCompleteSession()).isEqualTo(calendar.previous(DUE));
        assertThat(bars.incompleteSessions()).containsExactly(history.get(3).session(), DUE);
    }

    @Test
    void shouldLeaveOutSessionsThatAreNotDue() {
        List<SessionCompleteness> history = new ArrayList<>(bars(0, 0));
        history.add(new SessionCompleteness(calendar.next(DUE), 100, 0));

        assertThat(bars(rule.judge(DUE, Map.of(DataSet.BARS, history))).lagSessions())
                .isZero();
    }

    @Test
    void shouldNotCallADataSetStaleThatWasNeverThere() {
        FreshnessReport report = rule.judge(DUE, Map.of(DataSet.BARS, bars(0, 0)));

        assertThat(report.verdict()).isEqualTo(Verdict.OK);
        DataSetFreshness fundamentals = report.dataSets().get(DataSet.FUNDAMENTALS.ordinal());
        assertThat(fundamentals.lagSessions()).isNull();
        assertThat(fundamentals.check().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void shouldNotJudgeAnEmptyStore() {
        assertThat(rule.judge(DUE, Map.of()).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static DataSetFreshness bars(FreshnessReport report) {
        return report.dataSets().get(0);
    }

    /** Thirty sessions up to the due one, of which the last ones hold only so many of 100 bars; all missing: none at all. */
    private List<SessionCompleteness> bars(int incomplete, int present) {
        List<SessionCompleteness> history = new ArrayList<>();
        for (int i = 29; i >= 0; i--) {
            history.add(new SessionCompleteness(calendar.plus(DUE, -i), 100, i < incomplete ? present : 100));
        }
        return history;
    }
}
