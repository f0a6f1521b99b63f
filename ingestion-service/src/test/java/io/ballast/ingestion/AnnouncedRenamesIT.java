package io.ballast.ingestion;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.SymbolBook;
import io.ballast.ingestion.config.AlpacaSettings;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.identity.Rename;
import io.ballast.ingestion.provider.NoCallLog;
import io.ballast.ingestion.provider.TickerMapping;
import io.ballast.ingestion.provider.VirtualTime;
import io.ballast.ingestion.provider.alpaca.AlpacaFactory;
import io.ballast.ingestion.provider.transport.CallLimits;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/** Securities take other tickers while Alpaca is the only provider, whose lists tell nothing of it. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnnouncedRenamesIT {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String NEW_NAME = "ZZNEW";

    private static final String LATE_NAME = "ZZLAT";
    private static final String ROWS =
            "select session || ' ' || open || ' ' || close || ' ' || volume from ingestion.published_bars"
                    + " where symbol = '%s' order by session";

    TestServers servers;
    SimulatorProcess simulator;

    @Inject
    SymbolBook book;

    @Inject
    Vertx vertx;

    private MarketDataProvider alpaca;
    private Service service;

    @BeforeEach
    void askAlpacaOnly() {
        service = Service.of(getClass(), servers, simulator);
        URI url = URI.create(simulator.url());
        VirtualTime time = new VirtualTime();
        AlpacaSettings settings =
                new AlpacaSettings(url, url, "demo", "demo", "sip", Optional.empty(), Optional.empty());
        alpaca = new TickerMapping(
                AlpacaFactory.create(vertx, settings, CallLimits.DAILY_DATA, new NoCallLog(), time, time),
                book::tickers);
        QuarkusMock.installMockForType(alpaca, MarketDataProvider.class);
    }

    @Test
    @Order(1)
    void shouldPartTwoSecuritiesThatHadOneTickerInTheFirstBackfill() {
        service.succeed("rebuild-universe", Map.of());
        List<String> members = service.column(
                "select symbol from ingestion.published_universe where included order by symbol collate \"C\"");
        String ticker = members.get(members.size() / 2);
        LocalDate to = LocalDate.ofInstant(simulator.clock(), NEW_YORK);
        List<LocalDate> days = alpaca.bars(ticker, to.minusDays(SeededMarket.HISTORY_DAYS), to).bars().stream()
                .map(Bar::session)
                .toList();
        assertThat(days).hasSizeGreaterThan(100);
        LocalDate end = days.get(40).plusDays(1);
        LocalDate start = days.get(80);
        service.execute(
                """
                insert into ingestion.declared_absence (symbol, from_session, to_session, reason, detail, author) values
                    ('%1$s', '%2$s', '%3$s', 'halted', 'both', 'me'), ('%1$s', '%4$s', '%5$s', 'halted', 'second', 'me');
                insert into ingestion.corporate_action
                    (symbol, ex_date, kind, action_id, cash_amount, currency, known_at) values
                    ('%1$s', '%2$s', 'dividend', 'of-the-first', 0.01, 'USD', now()),
                    ('%1$s', '%4$s', 'dividend', 'of-the-second', 0.01, 'USD', now())""".formatted(ticker, end.minusDays(3), end.plusDays(2), start.plusDays(10), start.plusDays(12)));
        QuarkusMock.installMockForType(
                new Forgetful(
                        alpaca,
                        bar -> bar.symbol().equals(ticker)
                                && !bar.session().isBefore(end)
                                && bar.session().isBefore(start)) {
                    @Override
                    public List<ListedSecurity> securities(boolean active) {
                        return active ? super.securities(true) : with(super.securities(false), earlier(ticker));
                    }
                },
                MarketDataProvider.class);

        service.succeed("historical-backfill", Map.of());

        String kept = ticker + "-" + end.toString().replace("-", "");
        assertThat(service.column("select symbol || ' ' || from_session || ' ' || to_session from"
                        + " ingestion.declared_absence order by from_session"))
                .containsExactly(
                        kept + " " + end.minusDays(3) + " " + end,
                        ticker + " " + end + " " + end.plusDays(2),
                        ticker + " " + start.plusDays(10) + " " + start.plusDays(12));
        assertThat(service.column(
                        "select symbol || ' ' || action_id from ingestion.corporate_action where action_id like"
                                + " 'of-the-%' order by ex_date"))
                .containsExactly(kept + " of-the-first", ticker + " of-the-second");
        service.execute("delete from ingestion.declared_absence;"
                + " delete from ingestion.corporate_action where action_id like 'of-the-%'");
        String sessions = "select session from ingestion.published_bars where symbol = '%s' order by session";
        assertThat(service.column(sessions.formatted(kept)))
                .containsExactlyElementsOf(
                        days.subList(0, 41).stream().map(LocalDate::toString).toList());
        assertThat(service.column(sessions.formatted(ticker)))
                .containsExactlyElementsOf(days.subList(80, days.size()).stream()
                        .map(LocalDate::toString)
                        .toList());
        assertThat(service.column("select symbol || ' ' || included || ' ' || coalesce(member_to::text, 'lasts')"
                        + " from ingestion.published_universe where symbol in ('" + ticker + "', '" + kept
                        + "')"))
                .containsExactlyInAnyOrder(ticker + " true lasts", kept + " false " + end);
        assertThat(service.column("select distinct reason from ingestion.published_absences where symbol = '" + ticker
                        + "' and session < '" + start + "'"))
                .containsExactly("not-listed");
        assertThat(service.count("select count(*) from ingestion.published_absences where reason = 'not-fetched'"))
                .isZero();
    }

    @Test
    @Order(2)
    void shouldKeepOneSeriesAcrossARenameThatIsOnlyAnnounced() {
        String ticker = service.value("select min(symbol) from ingestion.published_bars where session = "
                + "(select max(session) from ingestion.published_bars)");
        List<String> before = service.column(ROWS.formatted(ticker));
        LocalDate on = nextSession();
        simulator.rename(ticker, NEW_NAME, on);

        evening();

        assertThat(before).hasSizeGreaterThan(100);
        assertThat(service.column(ROWS.formatted(NEW_NAME)))
                .startsWith(before.toArray(String[]::new))
                .hasSize(before.size() + 1);
        assertThat(service.column(ROWS.formatted(ticker))).isEmpty();
        assertThat(service.column("select ticker || ' ' || changed_on || ' ' || symbol || ' ' || kind"
                        + " from ingestion.published_symbol_changes where kind = 'renamed'"))
                .containsExactly(ticker + " " + on + " " + NEW_NAME + " renamed");
        assertThat(service.count("select count(*) from ingestion.published_absences where symbol in ('" + ticker
                        + "', '" + NEW_NAME + "') and reason = 'not-fetched'"))
                .isZero();

        assertThat(alpaca.hours(on, on).orElseThrow().clock()).isEqualTo(simulator.clock());
        service.succeed("rebuild-universe", Map.of());
        assertThat(service.column(ROWS.formatted(NEW_NAME))).hasSize(before.size() + 1);
    }

    @Test
    @Order(3)
    void shouldJoinWhatWasTakenForANewSecurityBeforeTheRenameWasAnnounced() {
        String ticker = member("max");
        service.execute(
                "insert into ingestion.bar_revision select symbol, session, known_at - interval '1 hour', known_at, open,"
                        + " high, low, close, volume + 1, vwap, trade_count, provider, 'a-run' from ingestion.daily_bar"
                        + " where symbol = '" + ticker + "' order by session limit 1");
        List<String> before = service.column(ROWS.formatted(ticker));
        String member = "select from_session || ' ' || coalesce(to_session::text, '-') from ingestion.membership"
                + " where symbol = '%s' order by from_session";
        List<String> membership = service.column(member.formatted(ticker));
        LocalDate on = nextSession();
        AtomicBoolean announced = new AtomicBoolean();
        QuarkusMock.installMockForType(
                new DelegatingProvider(alpaca) {
                    @Override
                    public List<Rename> renames(LocalDate to) {
                        List<Rename> all = super.renames(to);
                        return announced.get()
                                ? all
                                : all.stream()
                                        .filter(rename -> !rename.newTicker().equals(LATE_NAME))
                                        .toList();
                    }
                },
                MarketDataProvider.class);
        simulator.rename(ticker, LATE_NAME, on);
        evening();
        evening();
        assertThat(service.column(ROWS.formatted(LATE_NAME)))
                .as("a security of its own")
                .hasSize(2);
        assertThat(service.column(ROWS.formatted(ticker))).isEqualTo(before);

        announced.set(true);
        evening();

        List<String> joined = service.column(ROWS.formatted(LATE_NAME));
        assertThat(joined).startsWith(before.toArray(String[]::new)).hasSize(before.size() + 3);
        assertThat(rowsUnder(ticker)).as("under the old name").isEmpty();
        assertThat(service.column(member.formatted(LATE_NAME))).isEqualTo(membership);
        assertThat(service.count("select count(*) from ingestion.bar_revision where symbol = '" + LATE_NAME + "'"))
                .isEqualTo(1);
        assertThat(service.count("select count(*) from ingestion.published_absences where symbol = '" + LATE_NAME
                        + "' and (reason = 'not-fetched' and session >= '"
                        + before.get(0).substring(0, 10)
                        + "' or session >= '" + on + "')"))
                .isZero();
        assertThat(service.get("/api/v1/bars/" + ticker).getList("")).hasSize(joined.size());

        service.succeed("rebuild-universe", Map.of());
        service.succeed("historical-backfill", Map.of());
        assertThat(service.column(ROWS.formatted(LATE_NAME))).isEqualTo(joined);
        assertThat(rowsUnder(ticker)).isEmpty();
        assertThat(service.column(member.formatted(LATE_NAME))).isEqualTo(membership);
    }

    @Test
    @Order(4)
    void shouldPartTwoSecuritiesThatHadOneTickerWhenTheListNamesBoth() {
        String ticker = member("max");
        List<String> all = service.column(ROWS.formatted(ticker));
        LocalDate end = LocalDate.parse(all.get(60).substring(0, 10)).plusDays(1);
        LocalDate start = LocalDate.parse(all.get(100).substring(0, 10));
        service.execute("delete from ingestion.daily_bar where symbol = '" + ticker + "' and session >= '" + end
                + "' and session < '" + start + "'");
        QuarkusMock.installMockForType(
                new DelegatingProvider(alpaca) {
                    @Override
                    public List<ListedSecurity> securities(boolean active) {
                        return active ? super.securities(true) : with(super.securities(false), earlier(ticker));
                    }
                },
                MarketDataProvider.class);

        evening();

        String kept = ticker + "-" + end.toString().replace("-", "");
        assertThat(service.column(ROWS.formatted(kept))).isEqualTo(all.subList(0, 61));
        List<String> heir = service.column(ROWS.formatted(ticker));
        assertThat(heir).startsWith(all.subList(100, all.size()).toArray(String[]::new));
        assertThat(service.column("select symbol from ingestion.published_universe where included and symbol in ('"
                        + ticker + "', '" + kept + "')"))
                .containsExactly(ticker);
        assertThat(service.column(
                        "select to_session from ingestion.published_membership where symbol = '" + kept + "'"))
                .containsExactly(end.toString());

        service.succeed("rebuild-universe", Map.of());
        service.succeed("historical-backfill", Map.of());
        service.succeed(
                "ingest-date-range",
                Map.of(
                        "symbols",
                        List.of(kept, ticker),
                        "from",
                        end.minusDays(30).toString(),
                        "to",
                        start.plusDays(30).toString()));
        assertThat(service.column(ROWS.formatted(kept)))
                .as("no bar of the other one")
                .isEqualTo(all.subList(0, 61));
        assertThat(service.column("select ticker || ' ' || changed_on || ' ' || kind from"
                        + " ingestion.published_symbol_changes where symbol = '" + kept + "'"))
                .containsExactly(ticker + " " + end + " retired");
        assertThat(service.count("select count(*) from ingestion.security where symbol like '" + ticker + "-%'"))
                .as("parted once")
                .isEqualTo(1);
    }

    @Test
    @Order(5)
    void shouldEndTheMembershipOfWhoIsInactiveAfterItsLastBar() {
        String ticker = member("min");
        LocalDate last = nextSession();
        QuarkusMock.installMockForType(inactiveAfter(ticker, last), MarketDataProvider.class);
        String membership = "select coalesce(to_session::text, 'lasts') || ' ' || reason from"
                + " ingestion.published_membership where symbol = '" + ticker + "'";
        String bar = " from ingestion.daily_bar where symbol = '" + ticker + "' and session = '" + last + "'";

        assertThat(evening().getList("result.delisted"))
                .as("it has a bar today")
                .isEmpty();
        service.execute("delete" + bar);
        service.succeed("rebuild-universe", Map.of());
        assertThat(service.value(membership)).as("nobody was asked yet").startsWith("lasts");

        assertThat(evening().getList("result.delisted")).containsExactly(ticker);
        String end = last.plusDays(1).toString();
        assertThat(service.count("select count(*)" + bar)).isEqualTo(1);
        assertThat(service.column(membership)).containsExactly(end + " delisted");
        assertThat(service.column("select concat_ws(' ', included, delisted_on, substring(reason, '^[a-z ]+'))"
                        + " from ingestion.published_universe where symbol = '" + ticker + "'"))
                .containsExactly("f " + end + " member until its delisting");
        assertThat(service.column("select distinct reason from ingestion.published_absences where symbol = '" + ticker
                        + "' and session > '" + last + "'"))
                .isSubsetOf("delisted");

        String settled = "select count(*) from ingestion.settled_cell where symbol = '" + ticker + "'";
        long asked = service.count(settled);
        assertThat(evening().getList("result.delisted")).isEmpty();
        service.succeed("rebuild-universe", Map.of());
        assertThat(service.column(membership)).containsExactly(end + " delisted");
        assertThat(service.count(settled)).as("it is not asked for any more").isEqualTo(asked);
    }

    /** Alpaca's way: the line goes to the other list, without a day, and the bars stop. */
    private MarketDataProvider inactiveAfter(String ticker, LocalDate last) {
        return new Forgetful(
                alpaca, bar -> bar.symbol().equals(ticker) && bar.session().isAfter(last)) {
            @Override
            public List<ListedSecurity> securities(boolean active) {
                return Stream.of(true, false)
                        .flatMap(listed -> super.securities(listed).stream()
                                .filter(line ->
                                        active == (listed && !line.symbol().equals(ticker))))
                        .toList();
            }
        };
    }

    /** Alpaca without some of its bars. */
    private static class Forgetful extends DelegatingProvider {

        private final Predicate<Bar> forgotten;

        Forgetful(MarketDataProvider real, Predicate<Bar> forgotten) {
            super(real);
            this.forgotten = forgotten;
        }

        @Override
        public BarReply bars(String symbol, LocalDate from, LocalDate to) {
            return known(super.bars(symbol, from, to));
        }

        @Override
        public BarReply bars(Collection<String> symbols, LocalDate from, LocalDate to) {
            return known(super.bars(symbols, from, to));
        }

        private BarReply known(BarReply reply) {
            return new ChangedReply(
                    reply.bars().stream().filter(forgotten.negate()).toList());
        }
    }

    /** Who had a ticker before. */
    private static ListedSecurity earlier(String ticker) {
        return new ListedSecurity(ticker, "The earlier one", null, "XNYS", null, null, null, "another listing");
    }

    private static List<ListedSecurity> with(List<ListedSecurity> listed, ListedSecurity other) {
        return Stream.concat(listed.stream(), Stream.of(other)).toList();
    }

    private String member(String which) {
        return service.value(
                "select " + which + "(symbol) from ingestion.published_bars join ingestion.published_universe"
                        + " using (symbol) where included and symbol not like 'ZZ%' and session ="
                        + " (select max(session) from ingestion.published_bars)");
    }

    private LocalDate nextSession() {
        return ExchangeCalendar.xnys().next(LocalDate.ofInstant(simulator.clock(), NEW_YORK));
    }

    /** A day passes. */
    private JsonPath evening() {
        service.execute("update ballast.business_clock set instant = '" + simulator.nextSession() + "'");
        return service.succeed("daily-ingest", Map.of());
    }

    /** The tables with rows under a symbol, but for what runs and operations noted of their time. */
    private List<String> rowsUnder(String symbol) {
        return service
                .column("select table_name from information_schema.columns join information_schema.tables"
                        + " using (table_schema, table_name) where table_schema = 'ingestion' and column_name = 'symbol'"
                        + " and table_type = 'BASE TABLE'")
                .stream()
                .filter(table ->
                        !List.of("run_symbol", "heard_detail", "heard_filing").contains(table))
                .filter(table ->
                        service.count("select count(*) from ingestion." + table + " where symbol = '" + symbol + "'")
                                > 0)
                .toList();
    }
}
