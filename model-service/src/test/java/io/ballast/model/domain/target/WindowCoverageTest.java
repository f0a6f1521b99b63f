package io.ballast.model.domain.target;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WindowCoverageTest {

    private static final PublishSchedule SCHEDULE = new PublishSchedule(ExchangeCalendar.xnys());

    /** Thursday to the following Friday; with a horizon of five only the Thursday and the Friday are matured. */
    private static final List<SessionCoverage> SESSIONS = List.of(
            new SessionCoverage(LocalDate.parse("2018-01-25"), 10, 9, 4),
            new SessionCoverage(LocalDate.parse("2018-01-26"), 10, 8, 5),
            new SessionCoverage(LocalDate.parse("2018-01-29"), 10, 10, 10),
            new SessionCoverage(LocalDate.parse("2018-02-02"), 10, 0, 0));

    private static WindowCoverage at(String now) {
        return WindowCoverage.of(SESSIONS, 5, SCHEDULE, Instant.parse(now));
    }

    @Test
    void shouldCountOnlySessionsWhoseLabelsAreDue() {
        // Friday 23:59 New York: five sessions after the 26th is the 2nd, due since 18:30.
        WindowCoverage coverage = at("2018-02-03T04:59:00Z");

        assertThat(coverage).isEqualTo(new WindowCoverage(2, 20, 17, 9));
        assertThat(coverage.ratio(Target.FWD_RET)).isEqualTo(0.85);
        assertThat(coverage.ratio(Target.FWD_RET_RESID)).isEqualTo(0.45);
    }

    @Test
    void shouldNotCountASessionBeforeTheLastBarOfItsLabelIsDue() {
        assertThat(at("2018-02-02T23:29:59Z").maturedSessions()).isEqualTo(1);
        assertThat(at("2018-02-02T23:30:00Z").maturedSessions()).isEqualTo(2);
    }

    @Test
    void shouldCountASessionWithoutAnyBar() {
        List<SessionCoverage> withOutage = List.of(
                new SessionCoverage(LocalDate.parse("2018-01-25"), 10, 0, 0),
                new SessionCoverage(LocalDate.parse("2018-01-26"), 10, 10, 10));

        WindowCoverage coverage = WindowCoverage.of(withOutage, 5, SCHEDULE, Instant.parse("2018-02-03T04:59:00Z"));

        assertThat(coverage.ratio(Target.FWD_RET)).isEqualTo(0.5);
    }

    @Test
    void shouldHaveNoRatioWithoutMaturedCells() {
        WindowCoverage coverage = at("2018-01-25T12:00:00Z");

        assertThat(coverage.isEmpty()).isTrue();
        assertThat(coverage.ratio(Target.FWD_RET)).isNaN();
    }

    @Test
    void shouldRefuseMoreTargetsThanCells() {
        assertThatThrownBy(() -> new SessionCoverage(LocalDate.parse("2018-01-25"), 10, 11, 0))
                .hasMessageContaining("11 cells with fwd_ret on 2018-01-25");
    }
}
