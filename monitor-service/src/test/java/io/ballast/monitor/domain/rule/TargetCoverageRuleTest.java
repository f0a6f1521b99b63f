package io.ballast.monitor.domain.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class TargetCoverageRuleTest {

    private static final LocalDate LATEST = LocalDate.of(2018, 2, 7);
    private static final Instant EVENING = Instant.parse("2018-02-08T04:59:00Z");
    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private final TargetCoverageRule rule = rule(List.of());

    @Test
    void shouldCountOnlyMaturedSessionsOfTheWindow() {
        TargetCoverageReport report = rule.judge(history(100, 90, 80), 30, EVENING);

        assertThat(report.from()).isEqualTo(LocalDate.of(2018, 1, 9));
        assertThat(report.to()).isEqualTo(LATEST);
        // 21 sessions from 2018-01-09 to 2018-02-07 (15 January is a holiday), the last 5 not matured
        assertThat(report.dates()).hasSize(21);
        assertThat(report.maturedSessions()).isEqualTo(16);
        assertThat(report.primary().expectedCells()).isEqualTo(1600);
        assertThat(report.primary().coverage()).isCloseTo(0.8, within(1e-12));
        assertThat(report.fallback().coverage()).isCloseTo(0.9, within(1e-12));
        assertThat(report.dates().get(20).of(Target.PRIMARY)).isNull();
        assertThat(report.verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void shouldLetNoLabelMatureOnADayDeclaredClosed() {
        LocalDate closed = LocalDate.of(2018, 2, 5);
        TargetCoverageRule passing = rule(List.of(closed));

        TargetCoverageReport report = passing.judge(history(100, 90, 80), 30, EVENING);

        assertThat(report.maturedSessions()).isEqualTo(15);
        assertThat(passing.judge(history(100, 90, 80), 30, Instant.parse("2018-02-20T04:59:00Z"))
                        .maturedSessions())
                .as("long after it nothing is different")
                .isEqualTo(21);
    }

    private TargetCoverageRule rule(List<LocalDate> closed) {
        return new TargetCoverageRule(0.6, 5, new HeldSessions(calendar, () -> closed));
    }

    @Test
    void shouldFollowThePrimaryTarget() {
        TargetCoverageReport report = rule.judge(history(100, 100, 59), 30, EVENING);

        assertThat(report.verdict()).isEqualTo(Verdict.CRITICAL);
        assertThat(report.summary()).contains("fwd_ret_resid is 59.0 %", "below the minimum 60.0 %", "fwd_ret 100.0 %");
        assertThat(report.primary().lowSessions()).hasSize(16);
        assertThat(report.fallback().lowSessions()).isEmpty();
    }

    @Test
    void shouldNotBreachOnTheThresholdItself() {
        assertThat(rule.judge(history(100, 100, 60), 30, EVENING).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void shouldNameTheLowestSession() {
        List<SessionCoverage> history = history(100, 100, 100);
        int low = history.size() - 10;
        LocalDate lowDate = history.get(low).session();
        history.set(low, new SessionCoverage(lowDate, 100, 100, 100, 100, 100, 100, 10));

        TargetFigures primary = rule.judge(history, 30, EVENING).primary();

        assertThat(primary.minimum()).isEqualTo(0.1);
        assertThat(primary.minimumSession()).isEqualTo(lowDate);
        assertThat(primary.lowSessions()).containsExactly(lowDate);
        assertThat(primary.average()).isCloseTo((15 + 0.1) / 16, within(1e-12));
    }

    @Test
    void shouldNotJudgeWhenNothingHasMatured() {
        TargetCoverageReport report = rule.judge(history(100, 100, 100), 5, EVENING);

        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.primary().coverage()).isNull();
        assertThat(report.check().value()).isNull();
    }

    @Test
    void shouldNotJudgeWhenNothingIsExpected() {
        assertThat(rule.judge(history(0, 0, 0), 30, EVENING).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(rule.judge(List.of(), 30, EVENING).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void shouldCountACellThatIsMissingAgainstCoverage() {
        // The latest session has no bar at all, but it is due: the labels that need it have matured without it.
        List<SessionCoverage> history = history(100, 100, 100);
        int tail = history.size() - 6;
        LocalDate date = history.get(tail).session();
        history.set(tail, new SessionCoverage(date, 100, 100, 0, 0, 0, 0, 0));

        assertThat(rule.judge(history, 30, EVENING).primary().coverage()).isCloseTo(15 / 16.0, within(1e-12));
    }

    @Test
    void shouldRefuseAWindowWithoutDays() {
        assertThatThrownBy(() -> rule.judge(history(1, 1, 1), 0, EVENING)).hasMessageContaining("days back = 0");
    }

    private List<SessionCoverage> history(int expected, int fwdRet, int fwdRetResid) {
        List<SessionCoverage> history = new ArrayList<>();
        for (LocalDate session : calendar.between(LocalDate.of(2017, 6, 1), LATEST.plusDays(1))) {
            history.add(new SessionCoverage(
                    session, expected, expected, expected, expected, expected, fwdRet, fwdRetResid));
        }
        return history;
    }
}
