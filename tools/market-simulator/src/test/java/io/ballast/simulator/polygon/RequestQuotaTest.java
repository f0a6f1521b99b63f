package io.ballast.simulator.polygon;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.ballast.simulator.wire.RequestQuota;

import static org.assertj.core.api.Assertions.assertThat;

class RequestQuotaTest {
    @Test
    void shouldAllowSoManyRequestsAMinute() {
        AtomicLong nanos = new AtomicLong();
        RequestQuota quota = new RequestQuota(2, nanos::get);

        assertThat(quota.take()).isTrue();
        assertThat(quota.take()).isTrue();
        assertThat(quota.take()).isFalse();
        nanos.set(59_999_999_999L);
        assertThat(quota.take()).isFalse();
        nanos.set(60_000_000_000L);
        assertThat(quota.take()).isTrue();
    }

    @Test
    void shouldAllowAnyNumberWithoutALimit() {
        RequestQuota quota = new RequestQuota(0, () -> 0);
        for (int i = 0; i < 1_000; i++) {
            assertThat(quota.take()).isTrue();
        }
    }

    @Test
    void shouldAnswerAnExceededQuotaAsPolygonDoes() {
        PolygonException error = PolygonException.tooManyRequests();

        assertThat(error.httpStatus()).isEqualTo(429);
        assertThat(new String(PolygonExceptionMapper.body(error, "abc"), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"status\":\"ERROR\",\"request_id\":\"abc\",\"error\":\"You've exceeded the maximum requests"
                                + " per minute, please wait or upgrade your subscription to continue."
                                + " https://massive.com/pricing\"}");
    }
}
