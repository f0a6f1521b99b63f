package io.ballast.model.domain.target;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.model.domain.dataset.SessionWeight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CoverageAnalysisTest {

    private static final PublishSchedule SCHEDULE = new PublishSchedule(ExchangeCalendar.xnys());

    /** Thursday to the following Friday; with a horizon of five only the Thursday and the Friday are matured. */
    private static final List<SessionCoverage> SESSIONS = List.of(
            new SessionCoverage(LocalDate.parse("2018-01-25"), 10, 9, 4),
            new SessionCoverage(LocalDate.parse("2018-01-26"), 10, 8, 5),
            new SessionCoverage(LocalDate.parse("2018-01-29"), 10, 10, 10),
            new SessionCoverage(LocalDate.parse("2018-02-02"), 10, 0, 0));

    private static LocalDate lastMatured(Instant now) {
        return ExchangeCalendar.xnys().plus(SCHEDULE.lastDueSession(now), -5);
    }

    private static CoverageAnalysis at(String now) {
        return CoverageAnalysis.of(SESSIONS, lastMatured(Instant.parse(now)));
    }

    @Test
    void shouldCountOnlySessionsWhoseLabelsAreDue() {
        // Friday 23:59 New York: five sessions after the 26th is the 2nd, due since 18:30.
        WindowCoverage coverage = at("2018-02-03T04:59:00Z").window();

        assertThat(coverage.maturedSessions()).isEqualTo(2);
        assertThat(coverage.expectedCells()).isEqualTo(20);
        assertThat(coverage.ratio(Target.FWD_RET)).isEqualTo(0.85);
        assertThat(coverage.ratio(Target.FWD_RET_RESID)).isEqualTo(0.45);
        assertThat(coverage.weighted(Target.FWD_RET)).isCloseTo(0.85, within(1e-3));
    }

    @Test
    void shouldNotCountASessionBeforeTheLastBarOfItsLabelIsDue() {
        assertThat(at("2018-02-02T23:29:59Z").window().maturedSessions()).isEqualTo(1);
        assertThat(at("2018-02-02T23:30:00Z").window().maturedSessions()).isEqualTo(2);
    }

    @Test
    void shouldCountASessionWithoutAnyBar() {
        List<SessionCoverage> withOutage = List.of(
                new SessionCoverage(LocalDate.parse("2018-01-25"), 10, 0, 0),
                new SessionCoverage(LocalDate.parse("2018-01-26"), 10, 10, 10));

        CoverageAnalysis coverage = CoverageAnalysis.of(withOutage, lastMatured(Instant.parse("2018-02-03T04:59:00Z")));

        assertThat(coverage.window().ratio(Target.FWD_RET)).isEqualTo(0.5);
    }

    @Test
    void shouldHaveNoRatioWithoutMaturedCells() {
        CoverageAnalysis coverage = at("2018-01-25T12:00:00Z");

        assertThat(coverage.isEmpty()).isTrue();
        assertThat(coverage.lowest(Target.FWD_RET)).isNaN();
    }

    @Test
    void shouldSeeACollapseOfTheLastSessionsThatAYearHides() {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        List<SessionCoverage> year = new ArrayList<>();
        for (int back = 260; back > 5; back--) {
            LocalDate session = calendar.plus(LocalDate.parse("2018-02-02"), -back);
            year.add(new SessionCoverage(session, 100, 99, back <= 12 ? 0 : 98));
        }

        CoverageAnalysis coverage = CoverageAnalysis.of(year, lastMatured(Instant.parse("2018-02-03T04:59:00Z")));

        assertThat(coverage.window().ratio(Target.FWD_RET_RESID)).isGreaterThan(0.9);
        assertThat(coverage.of(CoverageSpan.LAST_60).maturedSessions()).isEqualTo(60);
        assertThat(coverage.of(CoverageSpan.LAST_10).ratio(Target.FWD_RET_RESID))
                .isLessThan(0.4);
        assertThat(coverage.worst(Target.FWD_RET_RESID)).isEqualTo(CoverageSpan.LAST_10);
        assertThat(coverage.worst(Target.FWD_RET)).isEqualTo(CoverageSpan.WINDOW);
    }

    @Test
    void shouldCountASpanOfSessionsWithoutExpectedCellsAsNotCovered() {
        CoverageAnalysis coverage = endingWithoutExpectedCells(60, 10);

        assertThat(coverage.isEmpty()).isFalse();
        for (Target target : Target.values()) {
            assertThat(coverage.worst(target)).isEqualTo(CoverageSpan.LAST_10);
            assertThat(coverage.lowest(target)).isZero();
        }
        assertThat(coverage.of(CoverageSpan.LAST_10).weighted(Target.FWD_RET))
                .as("there is no share of nothing")
                .isNaN();
    }

    @Test
    void shouldTakeTheLongestOfSeveralSpansWithoutExpectedCells() {
        assertThat(endingWithoutExpectedCells(100, 70).worst(Target.FWD_RET_RESID))
                .isEqualTo(CoverageSpan.LAST_60);
    }

    @Test
    void shouldNotPunishAYoungStoreForSpansItDoesNotFill() {
        for (int sessions : List.of(1, 9, 10, 59)) {
            CoverageAnalysis young = endingWithoutExpectedCells(sessions, 0);

            assertThat(young.lowest(Target.FWD_RET_RESID))
                    .as("%d sessions", sessions)
                    .isEqualTo(1);
        }
        assertThat(endingWithoutExpectedCells(9, 8).lowest(Target.FWD_RET_RESID))
                .as("a member is missing on eight sessions, but the span has one")
                .isEqualTo(1);
    }

    /** All cells of these sessions are covered, but the last ones have none. */
    private static CoverageAnalysis endingWithoutExpectedCells(int sessions, int without) {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        LocalDate last = LocalDate.parse("2018-01-26");
        List<SessionCoverage> coverage = new ArrayList<>();
        for (int back = sessions - 1; back >= 0; back--) {
            int cells = back < without ? 0 : 10;
            coverage.add(new SessionCoverage(calendar.plus(last, -back), cells, cells, cells));
        }
        return CoverageAnalysis.of(coverage, last);
    }

    @Test
    void shouldCountASessionHalfAfterTheHalfLife() {
        assertThat(SessionWeight.of(0)).isEqualTo(1);
        assertThat(SessionWeight.of(SessionWeight.HALF_LIFE)).isEqualTo(0.5);
        List<SessionCoverage> sessions = List.of(
                new SessionCoverage(LocalDate.parse("2018-01-25"), 10, 0, 0),
                new SessionCoverage(LocalDate.parse("2018-01-26"), 10, 10, 5));
        double older = Math.pow(0.5, 1.0 / 120);

        WindowCoverage coverage = WindowCoverage.of(sessions);

        assertThat(coverage.fwdRet()).isEqualTo(10 / (10 + older * 10));
        assertThat(coverage.fwdRetResid()).isEqualTo(5 / (10 + older * 10));
    }

    @Test
    void shouldRefuseMoreTargetsThanCells() {
        assertThatThrownBy(() -> new SessionCoverage(LocalDate.parse("2018-01-25"), 10, 11, 0))
                .hasMessageContaining("11 cells with fwd_ret on 2018-01-25");
    }
}
