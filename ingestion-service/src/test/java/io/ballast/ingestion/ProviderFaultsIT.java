package io.ballast.ingestion;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.config.AlpacaSettings;
import io.ballast.ingestion.config.ProviderSettings;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.bar.BarJudge;
import io.ballast.ingestion.domain.call.CallQuota;
import io.ballast.ingestion.provider.NoCallLog;
import io.ballast.ingestion.provider.VirtualTime;
import io.ballast.ingestion.provider.alpaca.AlpacaFactory;
import io.ballast.ingestion.provider.polygon.PolygonFactory;
import io.ballast.ingestion.provider.transport.CallLimits;
import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every fault the simulator knows, alone and in pairs, against both clients: what is accepted is true, what a fault did
 * not hit is there, and all is there once it is lifted. All pairs with {@code -Dballast.campaign=true}, else a few.
 */
class ProviderFaultsIT {

    private static final LocalDate FROM = LocalDate.of(2024, 12, 16);
    private static final LocalDate TO = LocalDate.of(2024, 12, 20);
    private static final List<LocalDate> SESSIONS = ExchangeCalendar.xnys().between(FROM, TO.plusDays(1));
    private static final CallQuota QUOTA = new CallQuota(5, Duration.ofMinutes(1));
    /** Five attempts, and twenty more where the provider only asks to wait. */
    private static final int MOST_ATTEMPTS = 25;

    private static final CallLimits LIMITS =
            new CallLimits(Duration.ofSeconds(2), Duration.ofMillis(400), 8 * 1024 * 1024);
    private static final int PAIRS_IN_A_BUILD = 6;
    private static final Duration SLACK = Duration.ofMillis(500);

    private static Vertx vertx;
    private static SimulatorProcess simulator;
    private static List<String> symbols;

    @BeforeAll
    static void start() throws IOException {
        vertx = Vertx.vertx();
        simulator = SimulatorProcess.start(
                Map.of("SIMULATOR_SYMBOLS", "30", "SIMULATOR_SEED", "7", "SIMULATOR_DAYS", "60"));
        symbols = truth("polygon").stream().map(Bar::symbol).distinct().sorted().toList();
    }

    @AfterAll
    static void stop() {
        simulator.close();
        vertx.close();
    }

    @AfterEach
    void lift() {
        simulator.liftFaults();
    }

    static Stream<Arguments> faults() {
        List<List<String>> orders = new ArrayList<>(FaultKinds.alone());
        List<List<String>> pairs = FaultKinds.pairs();
        orders.addAll(Boolean.getBoolean("ballast.campaign") ? pairs : pairs.subList(0, PAIRS_IN_A_BUILD));
        return orders.stream().flatMap(order -> Stream.of("polygon", "alpaca").map(name -> Arguments.of(name, order)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldEndInAClearStateUnderFaults(String name, List<String> kinds) throws IOException {
        Set<Bar> truth = truth(name);
        kinds.forEach(ProviderFaultsIT::order);
        VirtualTime time = new VirtualTime();
        Set<Bar> got = new HashSet<>();
        boolean failed = false;

        long begun = System.nanoTime();
        try (WireTap wire = new WireTap(simulator.url(), time)) {
            MarketDataProvider client = client(name, wire.url(), time);
            for (LocalDate session : SESSIONS) {
                try {
                    got.addAll(accepted(client, session));
                } catch (ProviderException clear) {
                    failed = true;
                    assertThat(clear).hasMessageStartingWith(name + " /v").hasMessageNotContaining("demo");
                }
            }
            assertThat(wire.mostWithin(QUOTA.window())).as("the quota").isLessThanOrEqualTo(QUOTA.calls());
            assertThat(wire.tooEarly()).as("before Retry-After").isEmpty();
            assertThat(wire.requests()).as("each call is bounded").isLessThanOrEqualTo(SESSIONS.size() * MOST_ATTEMPTS);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("each attempt is bounded in time: nothing else takes any")
                    .isLessThan(LIMITS.whole().plus(SLACK).multipliedBy(wire.requests() + 1L));
            assertThat(wire.mostBytes()).as("and in bytes").isLessThanOrEqualTo(LIMITS.maxBytes());
        }

        if (!kinds.contains(FaultKinds.LATE_CORRECTION)) {
            assertThat(got).as("nothing false").isSubsetOf(truth);
        }
        if (FaultKinds.ANSWERS.containsAll(kinds)) {
            // a pair of these spoils four attempts, and a call has five; but a bomb is not asked for twice
            assertThat(failed).isEqualTo(kinds.contains("gzip-bomb"));
        } else {
            assertThat(failed || !got.isEmpty()).isTrue();
        }
        simulator.liftFaults();
        assertThat(truth(name)).as("nothing good is lost for good").isEqualTo(truth);
    }

    private static void order(String kind) {
        LocalDate middle = SESSIONS.get(2);
        simulator.orderFault(FaultKinds.order(kind, 2, middle, middle));
    }

    private static Set<Bar> truth(String name) {
        Set<Bar> bars = new HashSet<>();
        MarketDataProvider client = client(name, URI.create(simulator.url()), new VirtualTime());
        for (LocalDate session : SESSIONS) {
            bars.addAll(accepted(client, session));
        }
        return bars;
    }

    private static List<Bar> accepted(MarketDataProvider client, LocalDate session) {
        List<Bar> bars = symbols == null
                ? client.session(session, any -> true).bars()
                : client.bars(symbols, session, session).bars();
        return new BarJudge(ExchangeCalendar.xnys()).judge(bars).accepted();
    }

    private static MarketDataProvider client(String name, URI url, VirtualTime time) {
        Optional<CallQuota> quota = Optional.of(QUOTA);
        AlpacaSettings alpaca = new AlpacaSettings(url, url, "demo", "demo", "sip", quota, quota);
        return name.equals("alpaca")
                ? AlpacaFactory.create(vertx, alpaca, LIMITS, new NoCallLog(), time, time)
                : PolygonFactory.create(
                        vertx,
                        new ProviderSettings(List.of(name), url, "demo", quota, Optional.empty(), Optional.of(alpaca)),
                        LIMITS,
                        new NoCallLog(),
                        time,
                        time);
    }
}
