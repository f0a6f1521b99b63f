package io.ballast.ingestion;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.ballast.ingestion.application.FailOver;
import io.ballast.ingestion.application.FetchedCells;
import io.ballast.ingestion.application.FetchedSession;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderOrder;
import io.ballast.ingestion.application.SessionFetcher;
import io.ballast.ingestion.application.SessionFetcher.Fetched;
import io.ballast.ingestion.application.SymbolFetcher;
import io.ballast.ingestion.application.WantedCells;
import io.ballast.ingestion.application.WantedSecurity;
import io.ballast.ingestion.config.AlpacaSettings;
import io.ballast.ingestion.config.ProviderSettings;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.universe.Membership;
import io.ballast.ingestion.provider.NoCallLog;
import io.ballast.ingestion.provider.VirtualTime;
import io.ballast.ingestion.provider.alpaca.AlpacaFactory;
import io.ballast.ingestion.provider.polygon.PolygonFactory;
import io.ballast.ingestion.provider.transport.CallLimits;
import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cells that one provider withholds and the other has, over the real wire: some twelve hundred in a build, more than ten
 * thousand with {@code -Dballast.campaign=true}.
 */
class FailOverIT {

    private static final boolean CAMPAIGN = Boolean.getBoolean("ballast.campaign");
    private static final LocalDate TO = LocalDate.of(2024, 12, 30);
    private static final LocalDate FROM = TO.minusDays(CAMPAIGN ? 365 : 60);
    private static final List<LocalDate> SESSIONS = ExchangeCalendar.xnys().between(FROM, TO.plusDays(1));

    private static Vertx vertx;
    private static SimulatorProcess simulator;

    @BeforeAll
    static void start() throws IOException {
        vertx = Vertx.vertx();
        simulator = SimulatorProcess.start(
                Map.of("SIMULATOR_SYMBOLS", CAMPAIGN ? "300" : "150", "SIMULATOR_SEED", "11", "SIMULATOR_DAYS", "500"));
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

    @Test
    void shouldFillWhatOneWithholdsAndAccountForWhatBothWithhold() {
        Map<LocalDate, Map<String, Bar>> truth = new HashMap<>();
        SESSIONS.forEach(session -> truth.put(session, session(polygon(), session)));
        Set<String> symbols =
                truth.values().stream().flatMap(bars -> bars.keySet().stream()).collect(Collectors.toSet());
        withhold("polygon", 0.2, 1);
        withhold("alpaca", 0.1, 2);
        Map<LocalDate, Map<String, Bar>> second = new HashMap<>();
        SESSIONS.forEach(session -> second.put(session, new HashMap<>()));
        alpaca().bars(symbols, FROM, TO).bars().forEach(bar -> second.get(bar.session())
                .put(bar.symbol(), bar));

        FetchedCells first = fetched(symbols);
        List<FetchedCells> all = complete(first);

        assertThat(all).extracting(FetchedCells::provider).containsExactly("polygon", "alpaca");
        assertThat(all.get(1).asked()).containsExactly("polygon", "alpaca");
        int filled = 0;
        int lost = 0;
        for (int i = 0; i < SESSIONS.size(); i++) {
            LocalDate session = SESSIONS.get(i);
            Set<String> has = accepted(first, i).keySet();
            Map<String, Bar> fills = accepted(all.get(1), i);
            Map<String, Bar> expected = new HashMap<>(second.get(session));
            expected.keySet().removeAll(has);
            assertThat(fills).isEqualTo(expected);
            assertThat(truth.get(session)).containsAllEntriesOf(fills);
            Set<String> absent = new HashSet<>(symbols);
            absent.removeAll(has);
            absent.removeAll(fills.keySet());
            FetchedSession last = all.get(1).sessions().get(i);
            assertThat(last.empty()).containsExactlyInAnyOrderElementsOf(absent);
            assertThat(last.said()).matches("answered \\d+ bars, none of this symbol; alpaca answered .*");
            filled += fills.size();
            lost += (int)
                    absent.stream().filter(truth.get(session)::containsKey).count();
        }
        assertThat(filled).isGreaterThan(CAMPAIGN ? 10_000 : 1_000);
        assertThat(lost).isGreaterThan(CAMPAIGN ? 1_000 : 100);
        System.out.printf(
                "[ballast] %d withheld cells filled by the other provider, %d withheld by both%n", filled, lost);
    }

    @Test
    void shouldFetchManySymbolsPerCallWhereThereIsNoCallForASession() {
        Set<String> symbols = new HashSet<>();
        SESSIONS.forEach(session -> symbols.addAll(session(polygon(), session).keySet()));
        Map<LocalDate, Map<String, Bar>> truth = new HashMap<>();
        SESSIONS.forEach(session -> truth.put(session, new HashMap<>()));
        alpaca().bars(symbols, FROM, TO).bars().forEach(bar -> truth.get(bar.session())
                .put(bar.symbol(), bar));
        WantedCells wanted = new WantedCells(
                symbols.stream()
                        .map(symbol -> new WantedSecurity(symbol, Membership.lifeOf(null, null)))
                        .toList(),
                0);
        MarketDataProvider alpaca = alpaca();

        Fetched fetched = new SessionFetcher(alpaca, new ProviderOrder(List.of(alpaca)), new SymbolFetcher(alpaca))
                .fetch(SESSIONS, wanted, () -> {});

        assertThat(fetched.failure()).isEmpty();
        assertThat(fetched.done()).containsExactlyInAnyOrderElementsOf(SESSIONS);
        for (FetchedSession session : fetched.sessions()) {
            Set<String> absent = new HashSet<>(symbols);
            absent.removeAll(truth.get(session.session()).keySet());
            assertThat(session.accepted())
                    .containsExactlyInAnyOrderElementsOf(
                            truth.get(session.session()).values());
            assertThat(session.empty()).containsExactlyInAnyOrderElementsOf(absent);
        }
        assertThat(alpaca.report().calls())
                .as("as planned")
                .isEqualTo(alpaca.terms().calls(symbols.size(), SESSIONS.size()));
    }

    @Test
    void shouldNeverFillALegitimateAbsence() {
        Set<String> symbols = new HashSet<>();
        SESSIONS.forEach(session -> symbols.addAll(session(polygon(), session).keySet()));

        FetchedCells first = fetched(symbols);
        List<FetchedCells> all = complete(first);

        assertThat(first.empty()).isPositive();
        FetchedCells last = all.get(all.size() - 1);
        assertThat(last.empty()).isEqualTo(first.empty());
        assertThat(last.sessions())
                .allSatisfy(session -> assertThat(session.accepted()).isEmpty());
    }

    @Test
    void shouldLeaveCellsOpenThatTheOtherDoesNotAnswerFor() {
        withhold("polygon", 0.2, 1);
        simulator.orderFault("{\"kind\":\"server-error\",\"provider\":\"alpaca\"}");
        Set<String> symbols = session(polygon(), TO).keySet();

        List<FetchedCells> all = complete(fetched(symbols));

        assertThat(all).singleElement().satisfies(only -> {
            assertThat(only.provider()).isEqualTo("polygon");
            assertThat(only.empty()).isZero();
        });
    }

    private static List<FetchedCells> complete(FetchedCells first) {
        return new FailOver(new ProviderOrder(List.of(polygon(), alpaca())), new NoPriorityRules())
                .complete(first, () -> {})
                .cells();
    }

    private static FetchedCells fetched(Set<String> symbols) {
        List<FetchedSession> sessions = new ArrayList<>();
        for (LocalDate session : SESSIONS) {
            Map<String, Bar> bars = session(polygon(), session);
            List<String> empty = symbols.stream()
                    .filter(symbol -> !bars.containsKey(symbol))
                    .sorted()
                    .toList();
            List<Bar> wanted = bars.values().stream()
                    .filter(bar -> symbols.contains(bar.symbol()))
                    .toList();
            sessions.add(new FetchedSession(session, wanted, List.of(), empty, bars.size()));
        }
        return new FetchedCells("polygon", FROM, TO, sessions, Set.of());
    }

    private static Map<String, Bar> session(MarketDataProvider provider, LocalDate session) {
        return provider.session(session, any -> true).bars().stream()
                .collect(Collectors.toMap(Bar::symbol, bar -> bar));
    }

    private static Map<String, Bar> accepted(FetchedCells cells, int session) {
        return cells.sessions().get(session).accepted().stream().collect(Collectors.toMap(Bar::symbol, bar -> bar));
    }

    private static void withhold(String provider, double share, int seed) {
        simulator.orderFault("{\"kind\":\"silent-loss\",\"provider\":\"%s\",\"share\":%s,\"seed\":%d}"
                .formatted(provider, share, seed));
    }

    private static MarketDataProvider polygon() {
        VirtualTime time = new VirtualTime();
        ProviderSettings settings = new ProviderSettings(
                List.of("polygon"), url(), "demo", Optional.empty(), Optional.empty(), Optional.empty());
        return PolygonFactory.create(vertx, settings, CallLimits.DAILY_DATA, new NoCallLog(), time, time);
    }

    private static MarketDataProvider alpaca() {
        VirtualTime time = new VirtualTime();
        AlpacaSettings settings =
                new AlpacaSettings(url(), url(), "demo", "demo", "sip", Optional.empty(), Optional.empty());
        return AlpacaFactory.create(vertx, settings, CallLimits.DAILY_DATA, new NoCallLog(), time, time);
    }

    private static URI url() {
        return URI.create(simulator.url());
    }
}
