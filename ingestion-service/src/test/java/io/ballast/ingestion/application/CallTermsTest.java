package io.ballast.ingestion.application;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.domain.call.CallQuota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CallTermsTest {

    private final CallTerms batches =
            new CallTerms(false, 100, 10_000, Optional.of(new CallQuota(5, Duration.ofMinutes(1))));

    @Test
    void shouldCountBatchesAndTheirPages() {
        assertThat(batches.calls(100, 100)).isEqualTo(1);
        assertThat(batches.calls(100, 101)).isEqualTo(2);
        assertThat(batches.calls(250, 62)).isEqualTo(3);
        assertThat(batches.calls(250, 0)).isZero();
        assertThat(CallTerms.UNLIMITED.calls(7, 5000)).isEqualTo(7);
    }

    @Test
    void shouldTellTheLeastTimeThatTheQuotaNeeds() {
        assertThat(batches.shortest(5)).isZero();
        assertThat(batches.shortest(6)).isEqualTo(Duration.ofMinutes(1));
        assertThat(batches.shortest(500)).isEqualTo(Duration.ofMinutes(99));
        assertThat(CallTerms.UNLIMITED.shortest(1_000_000)).isZero();
    }

    @Test
    void shouldRefuseCallsThatBringNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CallTerms(true, 0, 1, Optional.empty()));
    }
}
