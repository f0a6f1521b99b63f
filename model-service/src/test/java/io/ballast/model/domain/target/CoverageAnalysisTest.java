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
