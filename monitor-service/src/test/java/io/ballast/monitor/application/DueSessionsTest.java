package io.ballast.monitor.application;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;

class DueSessionsTest {

    private static final LocalDate TUESDAY = LocalDate.of(2018, 2, 6);
    private static final LocalDate WEDNESDAY = LocalDate.of(2018, 2, 7);
    private static final LocalDate THURSDAY = LocalDate.of(2018, 2, 8);

    /** Bars of Wednesday are due at 18:30 New York. */
    private static final Instant DUE = Instant.parse("2018-02-07T23:30:00Z");

    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private List<LocalDate> closed = List.of();

    @Test
    void shouldGoByTheCalendarWhileNobodyDeclaresAClosure() {
        assertThat(at(DUE).latest()).isEqualTo(WEDNESDAY);
        assertThat(at(DUE.minusSeconds(1)).latest()).isEqualTo(TUESDAY);
        assertThat(at(DUE).recent(30)).hasSize(30).endsWith(TUESDAY, WEDNESDAY);
        assertThat(at(DUE).isHeld(WEDNESDAY)).isTrue();
    }

    @Test
    void shouldLeaveOutADayThatWasDeclaredClosed() {
        closed = List.of(WEDNESDAY);

        assertThat(at(DUE).latest()).isEqualTo(TUESDAY);
        assertThat(at(DUE).recent(30)).hasSize(30).endsWith(TUESDAY);
        assertThat(at(DUE).isHeld(WEDNESDAY)).isFalse();
        assertThat(at(DUE).held(TUESDAY, THURSDAY.plusDays(1))).containsExactly(TUESDAY, THURSDAY);
    }

    @Test
    void shouldLeaveOutAClosureThatIsDeclaredInAdvance() {
        closed = List.of(THURSDAY);

        assertThat(at(DUE).isHeld(THURSDAY)).isFalse();
        assertThat(at(DUE).latest()).isEqualTo(WEDNESDAY);
    }

    private DueSessions at(Instant now) {
        return new DueSessions(market(), calendar, () -> now);
    }

    /** Answers nothing but which days were declared closed. */
    private MarketReader market() {
        return (MarketReader) Proxy.newProxyInstance(
                MarketReader.class.getClassLoader(), new Class<?>[] {MarketReader.class}, (any, method, asked) -> {
                    assertThat(method.getName()).isEqualTo("closures");
                    return closed;
                });
    }
}
