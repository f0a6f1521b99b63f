package io.ballast.model.domain.training;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrainingWindowTest {

    private static final LocalDate LATEST = LocalDate.parse("2018-02-07");

    @Test
    void shouldSpanWholeYearsUpToTheSession() {
        TrainingWindow window = TrainingWindow.endingAt(LATEST, 4, LocalDate.parse("2013-02-08"));

        assertThat(window).isEqualTo(new TrainingWindow(LocalDate.parse("2014-02-08"), LATEST, false));
    }

    @Test
    void shouldBeShortenedToTheHistory() {
        LocalDate first = LocalDate.parse("2017-01-03");

        TrainingWindow window = TrainingWindow.endingAt(LATEST, 4, first);

        assertThat(window).isEqualTo(new TrainingWindow(first, LATEST, true));
    }
}
