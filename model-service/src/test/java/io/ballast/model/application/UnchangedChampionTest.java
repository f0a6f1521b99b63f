package io.ballast.model.application;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnchangedChampionTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void shouldDoTheWorkAgainUntilTheChampionStaysTheSame() {
        // When
        int attempt = UnchangedChampion.during(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ChampionChangedException(new UUID(0, 1), new UUID(0, 2));
            }
            return attempts.get();
        });

        // Then
        assertThat(attempt).isEqualTo(3);
    }

    @Test
    void shouldNotRepeatWorkThatFailsForAnotherReason() {
        // When, Then
        assertThatThrownBy(() -> UnchangedChampion.during(() -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("no features");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no features");
        assertThat(attempts).hasValue(1);
    }
}
