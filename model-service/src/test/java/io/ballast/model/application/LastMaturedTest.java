package io.ballast.model.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.model.domain.dataset.LabelHorizon;

import static org.assertj.core.api.Assertions.assertThat;

class LastMaturedTest {

    private static final HeldSessions HELD = new HeldSessions(ExchangeCalendar.xnys(), List::of);

    @ParameterizedTest(name = "for {0} at {1}: {2}")
    @CsvSource({
        // the evening of the session: five sessions before it
        "2018-02-07, 2018-02-07T23:59:00Z, 2018-01-31",
        // before its bars are due: one less
        "2018-02-07, 2018-02-07T22:00:00Z, 2018-01-30",
        // a past session, whose training knows no more than on its evening
        "2018-01-10, 2018-02-07T23:59:00Z, 2018-01-03"
    })
    void shouldCountLabelsThatWereCompleteOnTheSessionTrainedFor(LocalDate session, Instant now, LocalDate matured) {
        assertThat(new LastMatured(HELD, () -> now).of(session, new LabelHorizon(5)))
                .isEqualTo(matured);
    }
}
