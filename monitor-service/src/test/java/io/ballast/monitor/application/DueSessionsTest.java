package io.ballast.monitor.application;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;

import static org.assertj.core.api.Assertions.assertThat;

class DueSessionsTest {

    private static final LocalDate TUESDAY = LocalDate.of(2018, 2, 6);
    private static final LocalDate WEDNESDAY = LocalDate.of(2018, 2, 7);

    /** Bars of Wednesday are due at 18:30 New York. */
    private static final Instant DUE = Instant.parse("2018-02-07T23:30:00Z");

    private static final Instant NIGHT = Instant.parse("2018-02-08T04:59:00Z");

    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private List<LocalDate> accounted = List.of();

    @Test
    void shouldGoByTheCalendarWhileNobodyKeepsAnAccount() {
        assertThat(at(NIGHT).latest()).isEqualTo(WEDNESDAY);
        assertThat(at(NIGHT).recent(30)).hasSize(30).endsWith(TUESDAY, WEDNESDAY);
        assertThat(at(NIGHT).isHeld(WEDNESDAY)).isTrue();
    }

    @Test
    void shouldLeaveOutADayThatIsNotInTheAccount() {
        accounted = calendar.between(LocalDate.of(2018, 1, 2), WEDNESDAY);

        assertThat(at(NIGHT).latest()).isEqualTo(TUESDAY);
        assertThat(at(NIGHT).isHeld(WEDNESDAY)).isFalse();
        assertThat(at(NIGHT).held(TUESDAY, LocalDate.of(2018, 2, 9)))
                .as("nobody knows of a session that is not due")
                .containsExactly(TUESDAY, LocalDate.of(2018, 2, 8));
    }

    @Test
    void shouldTakeADayBeforeTheAccountBeginsForHeld() {
        accounted = calendar.between(LocalDate.of(2018, 1, 2), LocalDate.of(2018, 2, 8));

        assertThat(at(NIGHT).recent(40)).hasSize(40).contains(LocalDate.of(2017, 12, 29));
        assertThat(at(NIGHT).isHeld(LocalDate.of(2017, 12, 29))).isTrue();
    }

    @Test
    void shouldNotTakeForAClosureWhatTheDatabaseHasNotCountedYet() {
        accounted = calendar.between(LocalDate.of(2018, 1, 2), WEDNESDAY);

        assertThat(at(DUE).isHeld(WEDNESDAY)).isTrue();
        assertThat(at(DUE.plusSeconds(599)).latest()).isEqualTo(WEDNESDAY);
        assertThat(at(DUE.plusSeconds(600)).latest()).isEqualTo(TUESDAY);
    }

    @Test
    void shouldAnswerAtTheBeginningOfTheCalendar() {
        LocalDate first = calendar.session(0);

        assertThat(at(NIGHT).held(first, calendar.next(first))).containsExactly(first);
        assertThat(at(NIGHT).held(WEDNESDAY, WEDNESDAY)).isEmpty();
    }

    private DueSessions at(Instant now) {
        return new DueSessions(market(), calendar, new PublishSchedule(calendar), () -> now);
    }

    /** Answers nothing but which sessions it keeps an account of. */
    private MarketReader market() {
        return (MarketReader) Proxy.newProxyInstance(
                MarketReader.class.getClassLoader(), new Class<?>[] {MarketReader.class}, (any, method, asked) -> {
                    assertThat(method.getName()).isEqualTo("heldSessions");
                    LocalDate from = (LocalDate) asked[0];
                    LocalDate to = (LocalDate) asked[1];
                    return accounted.stream()
                            .filter(session -> !session.isBefore(from) && !session.isAfter(to))
                            .toList();
                });
    }
}
