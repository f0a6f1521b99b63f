package io.ballast.ingestion;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.ingestion.application.CallLog;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.config.AlpacaSettings;
import io.ballast.ingestion.config.ProviderSettings;
import io.ballast.ingestion.domain.call.CallQuota;
import io.ballast.ingestion.provider.VirtualTime;
import io.ballast.ingestion.provider.alpaca.AlpacaFactory;
import io.ballast.ingestion.provider.polygon.PolygonFactory;
import io.ballast.ingestion.provider.transport.CallLimits;
import io.ballast.ingestion.provider.transport.Pauses;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A process is killed and another takes over at once: for the provider, which counts by key, they are one. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
class RestartWithinTheWindowIT {

    private static final LocalDate SESSION = LocalDate.of(2024, 12, 20);
    private static final CallQuota QUOTA = new CallQuota(5, Duration.ofMinutes(1));

    TestServers servers;
    SimulatorProcess simulator;

    @Inject
    CallLog log;

    private final Vertx vertx = Vertx.vertx();
    private final VirtualTime time = new VirtualTime();
    private WireTap wire;
    private String symbol;

    @BeforeEach
    void listen() throws IOException {
        Service.of(getClass(), servers, simulator);
        symbol = simulator
                .polygon("/v2/aggs/grouped/locale/us/market/stocks/" + SESSION)
                .at("/results/0/T")
                .asText();
        wire = new WireTap(simulator.url(), time);
    }

    @AfterEach
    void stop() throws IOException {
        simulator.liftFaults();
        wire.close();
        vertx.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polygon", "alpaca"})
    void shouldKeepThePlanOverManyRestarts(String name) {
        for (int process = 0; process < 6; process++) {
            MarketDataProvider fresh = client(name);
            for (int call = 0; call < 3; call++) {
                ask(fresh);
            }
        }

        assertThat(wire.requests()).isEqualTo(18);
        assertThat(wire.mostWithin(QUOTA.window())).isEqualTo(QUOTA.calls());
        assertThat(new Service(servers)
                        .count("select count(*) from ingestion.provider_call where endpoint = '" + wire.url() + "'"))
                .as("of one window")
                .isLessThanOrEqualTo(QUOTA.calls());
    }

    @Test
    void shouldCountTheCallsThatWereUnderWayWhenTheProcessWasKilled() {
        for (int killed = 0; killed < QUOTA.calls(); killed++) {
            log.begin(wire.url().toString(), time.instant().minus(QUOTA.window()));
        }

        ask(client("polygon"));

        assertThat(time.waits()).containsExactly(QUOTA.window());
    }

    @Test
    void shouldBeginAtOnceWhenTheWindowIsOver() {
        ask(client("polygon"));
        time.sleep(QUOTA.window());
        int waits = time.waits().size();

        MarketDataProvider fresh = client("polygon");
        for (int call = 0; call < QUOTA.calls(); call++) {
            ask(fresh);
        }

        assertThat(time.waits()).hasSize(waits);
    }

    @Test
    void shouldLeaveTheProviderAloneForAsLongAsTheKilledProcessWasTold() {
        simulator.orderFault("{\"kind\":\"rate-limit\",\"provider\":\"polygon\",\"seconds\":120,\"times\":1}");
        assertThatThrownBy(() -> ask(polygon(new KilledWhileItWaits()))).isInstanceOf(ProviderException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(wire.requests()).isEqualTo(1);

        ask(client("polygon"));

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(120));
        assertThat(wire.tooEarly()).isEmpty();
    }

    private void ask(MarketDataProvider provider) {
        provider.bars(symbol, SESSION, SESSION);
    }

    private MarketDataProvider client(String name) {
        return name.equals("alpaca")
                ? AlpacaFactory.create(vertx, alpaca(), CallLimits.DAILY_DATA, log, time, time)
                : polygon(time);
    }

    private MarketDataProvider polygon(Pauses pauses) {
        ProviderSettings settings = new ProviderSettings(
                List.of("polygon"), wire.url(), "demo", Optional.of(QUOTA), Optional.empty(), Optional.of(alpaca()));
        return PolygonFactory.create(vertx, settings, CallLimits.DAILY_DATA, log, time, pauses);
    }

    private AlpacaSettings alpaca() {
        Optional<CallQuota> quota = Optional.of(QUOTA);
        return new AlpacaSettings(wire.url(), wire.url(), "demo", "demo", "sip", quota, quota);
    }

    private static final class KilledWhileItWaits implements Pauses {

        @Override
        public Duration afterError(int attempt) {
            return Duration.ZERO;
        }

        @Override
        public Duration beyond(Duration asked) {
            return Duration.ZERO;
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            throw new InterruptedException();
        }

        @Override
        public void await(Object monitor, Duration duration) throws InterruptedException {
            throw new InterruptedException();
        }
    }
}
