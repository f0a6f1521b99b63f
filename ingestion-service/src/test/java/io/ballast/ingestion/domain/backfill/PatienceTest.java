package io.ballast.ingestion.domain.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PatienceTest {

    private static final Instant START = Instant.parse("2018-02-08T00:00:00Z");

    @Test
    void shouldWaitLongerAfterEachFailureUntilTheTimeIsOver() {
        List<Long> pauses = pauses(new Patience(Duration.ofSeconds(15), Duration.ofHours(1)));

        assertThat(pauses).containsExactly(15L, 30L, 60L, 120L, 240L, 480L, 900L, 900L, 855L);
        assertThat(pauses.stream().mapToLong(Long::longValue).sum()).isEqualTo(3600);
    }

    @Test
    void shouldBearAFewFailuresEvenWithoutTime() {
        assertThat(pauses(new Patience(Duration.ofSeconds(15), Duration.ZERO))).containsExactly(15L, 30L, 60L, 120L);
        assertThat(pauses(new Patience(Duration.ZERO, Duration.ZERO))).containsExactly(0L, 0L, 0L, 0L);
    }

    @Test
    void shouldNotAskWithoutEndAtFullSpeed() {
        assertThat(pauses(new Patience(Duration.ZERO, Duration.ofSeconds(20))))
                .containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 5L);
    }

    @Test
    void shouldKeepAFirstPauseThatIsLongerThanTheLongest() {
        assertThat(pauses(new Patience(Duration.ofHours(1), Duration.ofHours(5))))
                .containsExactly(3600L, 3600L, 3600L, 3600L, 3600L);
    }

    @Test
    void shouldBeginAnewWhenSomethingWentWell() {
        Patience patience = new Patience(Duration.ofSeconds(15), Duration.ofMinutes(1));
        for (int i = 0; i < 4; i++) {
            patience.failed(START.plusSeconds(100L * i));
        }
        assertThat(patience.failures()).isEqualTo(4);
        assertThat(patience.since()).isEqualTo(START);
        assertThat(patience.until()).isEqualTo(START.plusSeconds(60));

        patience.restart();

        assertThat(patience.since()).isNull();
        assertThat(patience.failed(START.plusSeconds(900))).contains(Duration.ofSeconds(15));
    }

    /** The pauses of failures that each come at once after the pause, in seconds. */
    private static List<Long> pauses(Patience patience) {
        List<Long> pauses = new ArrayList<>();
        Instant now = START;
        Optional<Duration> pause = patience.failed(now);
        while (pause.isPresent()) {
            pauses.add(pause.get().toSeconds());
            now = now.plus(pause.get());
            pause = patience.failed(now);
        }
        return pauses;
    }
}
