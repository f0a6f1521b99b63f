package io.ballast.ingestion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import jakarta.inject.Inject;

import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/** Securities of a real simulated market take other tickers, and tickers other securities. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SymbolChangesIT {

    private static final String NEW_NAME = "ZZNEW";
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** What a security has, told without its name. */
    private static final Map<String, String> HOLDINGS = Map.of(
            "published_bars", "session",
            "published_corporate_actions", "ex_date",
            "published_fundamentals", "filing_date",
            "published_shares_outstanding", "known_on",
            "published_absences", "session",
            "published_membership", "from_session",
            "bar_revision", "known_at",
            "adjustment_factor", "valid_from");

    private static String renamed;

    @Inject
    MarketDataProvider provider;

    TestServers servers;
    SimulatorProcess simulator;

    private Service service;

    @BeforeEach
    void setUp() {
        service = Service.of(getClass(), servers, simulator);
    }

    @Test
    @Order(1)
    void shouldKeepOneSeriesAcrossARename() {
        service.succeed("rebuild-universe", Map.of());
        service.succeed("historical-backfill", Map.of());
        service.succeed("upsert-fundamentals", Map.of());
        renamed = member("desc");
        LocalDate on = nextSession();
        String before = holdings(renamed, on);
        String published = service.get("/api/v1/bars/" + renamed).getString("");
        String knownAt = service.value("select to_json(instant)#>>'{}' from ballast.business_clock");
        simulator.rename(renamed, NEW_NAME, on);

        JsonPath day = evening();

        assertThat(holdings(NEW_NAME, on)).isEqualTo(before);
        assertThat(rowsOf(renamed)).as("rows under the old name").isZero();
        assertThat(service.count("select count(*) from ingestion.published_bars where symbol = '" + NEW_NAME
                        + "' and session = '" + on + "'"))
                .isEqualTo(1);
        assertThat(day.getList("result.corrections.symbol")).doesNotContain(NEW_NAME);
        assertThat(service.column("select ticker || ' ' || changed_on || ' ' || symbol || ' ' || kind"
                        + " from ingestion.published_symbol_changes where symbol = '" + NEW_NAME + "'"))
                .containsExactly(renamed + " " + on + " " + NEW_NAME + " renamed");
        String asOf = "?known-at=" + Instant.parse(knownAt.replace("+00:00", "Z"));
        assertThat(service.get("/api/v1/bars/" + NEW_NAME + asOf).getString("")).isEqualTo(published);
        assertThat(service.get("/api/v1/bars/" + renamed).getString(""))
                .as("by its old name")
                .isEqualTo(service.get("/api/v1/bars/" + NEW_NAME).getString(""));
        assertThat(service.get("/api/v1/universe/" + renamed + "/memberships").getList("symbol"))
                .containsOnly(NEW_NAME);
    }

    @Test
    @Order(2)
    void shouldFetchEachDayUnderTheTickerOfThatDay() {
        String bars = service.publishedBars();
        LocalDate to = LocalDate.parse(service.value("select max(session) from ingestion.published_bars"));
        Map<String, Object> range =
                Map.of("symbols", List.of(renamed), "from", to.minusDays(60).toString(), "to", to.toString());

        JsonPath again = service.succeed("ingest-date-range", range);

        assertThat(again.getLong("result.requested")).isGreaterThan(35);
        assertThat(again.getLong("result.revised")).isZero();
        assertThat(service.publishedBars()).isEqualTo(bars);
        JsonPath rebuilt = service.succeed("rebuild-universe", Map.of());
        assertThat(rebuilt.getList("result.joinedSymbols")).doesNotContain(NEW_NAME, renamed);
        assertThat(rebuilt.getList("result.leftSymbols")).doesNotContain(NEW_NAME, renamed);
    }

    @Test
    @Order(3)
    void shouldNotMixTwoCompaniesThatHadTheSameTicker() {
        String reused = member("asc");
        LocalDate on = nextSession();
        String first = holdings(NEW_NAME, on);
        String second = holdings(reused, on);
        simulator.rename(reused, renamed, on);

        evening();

        assertThat(holdings(NEW_NAME, on)).isEqualTo(first);
        assertThat(holdings(renamed, on)).isEqualTo(second);
        assertThat(rowsOf(reused)).isZero();
        assertThat(service.get("/api/v1/bars/" + renamed).getString(""))
                .as("the ticker names its present owner")
                .isEqualTo(service.get("/api/v1/bars/" + reused).getString(""))
                .isNotEqualTo(service.get("/api/v1/bars/" + NEW_NAME).getString(""));
        assertThat(service.count("select count(*) from ingestion.published_membership where to_session is null"
                        + " and symbol in ('" + renamed + "', '" + NEW_NAME + "')"))
                .isEqualTo(2);
    }

    @Test
    @Order(4)
    void shouldKeepADelistedSecurityApartFromTheNextOneWithItsTicker() {
        String gone = service.value("select min(symbol) from ingestion.published_universe where delisted_on is not null"
                + " and symbol in (select symbol from ingestion.published_bars)");
        String delistedOn =
                service.value("select delisted_on from ingestion.published_universe where symbol = '" + gone + "'");
        String heir = member("desc");
        LocalDate on = nextSession();
        String dead = holdings(gone, on);
        String series = holdings(heir, on);
        simulator.rename(heir, gone, on);

        evening();

        String kept = gone + "-" + delistedOn.replace("-", "");
        assertThat(service.column(
                        "select symbol || ' ' || kind from ingestion.published_symbol_changes where ticker = '" + gone
                                + "'"))
                .containsExactly(kept + " retired");
        assertThat(holdings(kept, on)).isEqualTo(dead);
        assertThat(holdings(gone, on)).as("the new owner's past").isEqualTo(series);
        assertThat(service.count(
                        "select count(*) from ingestion.published_universe where included and symbol = '" + gone + "'"))
                .isEqualTo(1);
        assertThat(service.get("/api/v1/bars/" + kept).getList("")).isNotEmpty();
    }

    @Test
    @Order(5)
    void shouldEndInTheSameBarsWhenItIsFilledAfterwards() {
        LocalDate from = nextSession().minusDays(SeededMarket.HISTORY_DAYS - 20);
        String bars = "select symbol || ' ' || session || ' ' || open || ' ' || close || ' ' || volume"
                + " from ingestion.published_bars where symbol in ('" + renamed + "', '" + NEW_NAME
                + "') and session > '"
                + from + "' order by symbol, session";
        List<String> followed = service.column(bars);
        service.execute("truncate ingestion.daily_bar, ingestion.settled_cell, ingestion.quarantined_bar,"
                + " ingestion.corporate_action,"
                + " ingestion.action_coverage, ingestion.adjustment_factor, ingestion.security, ingestion.membership,"
                + " ingestion.symbol_change, ingestion.bar_revision, ingestion.suspect_bar");

        service.succeed("rebuild-universe", Map.of());
        service.succeed("historical-backfill", Map.of());

        assertThat(followed).hasSizeGreaterThan(200);
        assertThat(service.column(bars)).containsAll(followed);
    }

    @Test
    @Order(6)
    void shouldStoreNothingUnderAnOldTickerWhenARenameComesBetweenFetchAndStore() {
        String ticker = member("desc");
        String next = "ZZLATE";
        LocalDate on = nextSession();
        service.execute("update ballast.business_clock set instant = '" + simulator.nextSession() + "'");
        service.execute("delete from ingestion.daily_bar where session > '" + on.minusDays(40) + "'");
        MarketDataProvider real = ClientProxy.unwrap(provider);
        AtomicBoolean first = new AtomicBoolean(true);
        QuarkusMock.installMockForType(
                new DelegatingProvider(real) {
                    @Override
                    public BarReply session(LocalDate session, Predicate<String> wanted) {
                        BarReply reply = super.session(session, wanted);
                        if (first.getAndSet(false)) {
                            simulator.rename(ticker, next, on);
                            service.succeed("rebuild-universe", Map.of());
                        }
                        return reply;
                    }

                    /** The day of the rename is told by nothing but the events of the security. */
                    @Override
                    public List<ListedSecurity> securities(boolean active) {
                        return super.securities(active).stream()
                                .filter(line -> active || !line.symbol().equals(ticker))
                                .toList();
                    }
                },
                MarketDataProvider.class);

        JsonPath operation = service.succeed("historical-backfill", Map.of());

        assertThat(operation.getInt("attempts")).as("begun anew").isEqualTo(2);
        assertThat(service.column("select changed_on from ingestion.published_symbol_changes where ticker = '" + ticker
                        + "' and symbol = '" + next + "'"))
                .containsExactly(on.toString());
        assertThat(rowsOf(ticker)).isZero();
        assertThat(service.count("select count(*) from ingestion.settled_cell where symbol = '" + ticker + "'"))
                .isZero();
        assertThat(service.count("select count(*) from ingestion.published_absences where symbol = '" + next
                        + "' and reason = 'not-fetched' and session > '" + on.minusDays(40) + "'"))
                .isZero();
        assertThat(service.count("select count(*) from ingestion.published_bars where symbol = '" + next
                        + "' and session > '" + on.minusDays(40) + "'"))
                .isGreaterThan(20);
    }

    private String member(String order) {
        return service.value(
                "select symbol from ingestion.published_universe where included and symbol not in ('" + NEW_NAME
                        + "', '" + renamed + "') and listed_on < '2024-01-01' order by symbol " + order + " limit 1");
    }

    private LocalDate nextSession() {
        return ExchangeCalendar.xnys().next(LocalDate.ofInstant(simulator.clock(), NEW_YORK));
    }

    /** A day passes. */
    private JsonPath evening() {
        service.execute("update ballast.business_clock set instant = '" + simulator.nextSession() + "'");
        return service.succeed("daily-ingest", Map.of());
    }

    private String holdings(String symbol, LocalDate before) {
        StringBuilder all = new StringBuilder();
        HOLDINGS.forEach((table, date) -> all.append(table)
                .append(' ')
                .append(service.value(
                        "select coalesce(md5(string_agg((to_jsonb(held) - 'symbol')::text, '|' order by " + date
                                + ", held::text)), 'none') || ' ' || count(*) from ingestion." + table
                                + " as held where symbol = '"
                                + symbol + "' and " + date + " < '" + before + "'"))
                .append('\n'));
        return all.toString();
    }

    private long rowsOf(String symbol) {
        return HOLDINGS.keySet().stream()
                .mapToLong(table ->
                        service.count("select count(*) from ingestion." + table + " where symbol = '" + symbol + "'"))
                .sum();
    }
}
