package io.ballast.monitor.application;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.ballast.monitor.domain.health.BrokerHealth;

import static org.assertj.core.api.Assertions.assertThat;

class WatchBrokerTest {

    private Optional<String> answer = Optional.empty();

    private final WatchBroker watch = new WatchBroker(new BrokerProbe() {
        @Override
        public BrokerHealth look() {
            throw new UnsupportedOperationException("nobody looks so closely");
        }

        @Override
        public Optional<String> silence() {
            return answer;
        }
    });

    @Test
    void shouldCallItAnOutageOnlyAfterASecondSilenceAndSayWhatWasSaidLast() {
        answer = Optional.of("kafka:9092: no answer within 3 s");
        watch.ask();
        assertThat(watch.silence()).isNull();

        answer = Optional.of("kafka:9092: connection refused");
        watch.ask();
        assertThat(watch.silence()).isEqualTo("kafka:9092: connection refused");

        answer = Optional.empty();
        watch.ask();
        assertThat(watch.silence()).isNull();
    }
}
