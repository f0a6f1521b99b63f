package io.ballast.ingestion;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.ballast.ingestion.application.FilingStore;
import io.ballast.ingestion.application.RunLedger;
import io.ballast.ingestion.domain.fundamental.SharesOutstanding;
import io.ballast.ingestion.domain.fundamental.Statement;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is stored beside the bars: actions with their factors, statements, dollar volumes, and the log of all changes. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FactsIT {

    TestServers servers;
    SimulatorProcess simulator;

    @Inject
    FilingStore filings;

    @Inject
    RunLedger ledger;

    private Service service;

    @BeforeEach
    void setUp() {
        service = Service.of(getClass(), servers, simulator, "rebuild-universe", "historical-backfill");
    }

    @Test
    @Order(1)
    void shouldCarryFactorsForwardFromEachSplit() {
        List<String> splits = service.column("""
                select a.symbol from ingestion.published_corporate_actions a
                where kind = 'split' and exists (select from ingestion.published_bars b
                    where b.symbol = a.symbol and b.session >= a.ex_date)""");
        assertThat(service.count("select count(*) from ingestion.published_corporate_actions"))
                .isPositive();
        assertThat(service.count("select count(*) from ingestion.published_bars where price_factor > 1"))
                .isPositive();
        for (String symbol : splits) {
            assertThat(service.value(
                            "select (split_factor = (select exp(sum(ln(split_to / split_from)))::numeric(12, 6)"
                                    + " from ingestion.published_corporate_actions a where a.symbol = b.symbol and kind = 'split'))"
                                    + " from (select symbol, split_factor::numeric(12, 6) from ingestion.published_bars"
                                    + " where symbol = '" + symbol + "' order by session desc limit 1) b"))
                    .isEqualTo("t");
        }
    }

    @Test
    @Order(1)
    void shouldTellFactorsByTheActionsThatWereKnownThen() {
        String market = "select md5(string_agg(b::text, '|' order by symbol, session)) from ingestion.%s b";
        String asOf = "published_bars_as_of((select instant from ballast.business_clock) %s)";
        String complete = service.value(market.formatted("published_bars"));
        assertThat(service.value(market.formatted(asOf.formatted("- interval '1 second'"))))
                .as("came with their bars, so they are known from their days on")
                .isEqualTo(complete);
        service.execute("create table public.early as select distinct on (symbol) symbol, ex_date, kind, action_id"
                + " from ingestion.corporate_action where ex_date > '2024-08-01' order by symbol, ex_date, kind");
        service.execute("delete from ingestion.corporate_action using public.early where corporate_action.symbol ="
                + " early.symbol and corporate_action.action_id = early.action_id");
        service.succeed(
                "ingest-date-range", Map.of("symbols", List.of("IWM"), "from", "2024-12-02", "to", "2024-12-02"));
        service.execute("create table public.without as select symbol, session, price_factor, split_factor"
                + " from ingestion.published_bars");

        service.succeed("historical-backfill", Map.of());

        assertThat(service.value(market.formatted("published_bars"))).isEqualTo(complete);
        assertThat(service.value(market.formatted(asOf.formatted("")))).isEqualTo(complete);
        String differing = "select count(*) from ingestion." + asOf.formatted("%s")
                + " b join public.without w using (symbol, session)"
                + " where abs(b.price_factor / w.price_factor - 1) > 1e-12 or abs(b.split_factor / w.split_factor - 1) > 1e-12";
        assertThat(service.count(differing.formatted("- interval '1 second'")))
                .as("as the service computed them without those actions")
                .isZero();
        assertThat(service.count(differing.formatted(""))).isGreaterThan(100);
        String symbol = service.value("select min(symbol) from public.early");
        String last =
                "select price_factor from public.without where symbol = '" + symbol + "' order by session desc limit 1";
        assertThat(service.get("/api/v1/bars/" + symbol + "?known-at="
                                + simulator.clock().minusSeconds(1))
                        .getDouble("[-1].priceFactor"))
                .isCloseTo(Double.parseDouble(service.value(last)), within(1e-6));
        service.execute("drop table public.early; drop table public.without");
    }

    @Test
    @Order(2)
    void shouldTellFactorsByTheClosesThatWereKnownThen() {
        String[] dividend = service.value("""
                select symbol || ' ' || ex_date || ' ' || (select max(session) from ingestion.daily_bar as bar
                    where bar.symbol = action.symbol and session < ex_date)
                from ingestion.published_corporate_actions as action
                where kind = 'dividend' and ex_date between '2024-09-01' and '2024-11-30' order by 1 limit 1""").split(" ");
        String cell = "symbol = '%s' and session = '%s'".formatted(dividend[0], dividend[2]);
        String other =
                service.value("select max(session) from ingestion.daily_bar where symbol = '" + dividend[0] + "'");
        knowActionsFromTheirDays(dividend[0]);
        service.execute("update ingestion.daily_bar set low = low / 2, close = close / 2 where " + cell);
        refetch(dividend[0], other);
        String known = factorOn(dividend, "published_bars");

        refetch(dividend[0], dividend[2]);

        assertThat(service.count("select count(*) from ingestion.bar_revision where " + cell))
                .isEqualTo(1);
        assertThat(factorOn(dividend, "published_bars")).isNotEqualTo(known);
        assertThat(Double.parseDouble(factorOn(
                        dividend, "published_bars_as_of('" + simulator.clock().minusSeconds(1) + "')")))
                .isCloseTo(Double.parseDouble(known), within(1e-12));
    }

    @Test
    @Order(2)
    void shouldMoveAnActionThatGoesToAnotherExDate() {
        String market = "select md5(string_agg(b::text, '|' order by symbol, session)) from ingestion.published_bars b";
        String complete = service.value(market);
        String[] paid = service.value(
                        "select symbol || ' ' || ex_date from ingestion.published_corporate_actions where kind ="
                                + " 'dividend' and ex_date between '2024-07-01' and '2024-11-30' order by 1 limit 1")
                .split(" ");
        String before = LocalDate.parse(paid[1]).minusDays(3).toString();
        service.execute("update ingestion.corporate_action set ex_date = '%s' where symbol = '%s' and ex_date = '%s'"
                .formatted(before, paid[0], paid[1]));
        knowActionsFromTheirDays(paid[0]);
        refetch(
                paid[0],
                service.value("select max(session) from ingestion.published_bars where symbol = '" + paid[0] + "'"));
        assertThat(service.value(market)).isNotEqualTo(complete);

        refetch(paid[0], paid[1]);

        assertThat(service.value(market)).isEqualTo(complete);
        assertThat(service.column(
                        "select ex_date from ingestion.published_corporate_actions where kind = 'dividend' and symbol = '"
                                + paid[0] + "' and ex_date between '" + before + "' and '" + paid[1] + "'"))
                .containsExactly(paid[1]);
        assertThat(service.column(
                        "select ex_date from ingestion.corporate_action_revision where symbol = '" + paid[0] + "'"))
                .containsExactly(before);
    }

    @Test
    @Order(2)
    void shouldNotCountAnActionTwiceThatComesUnderAnotherIdentifier() {
        String market = "select md5(string_agg(b::text, '|' order by symbol, session)) from ingestion.published_bars b";
        String complete = service.value(market);
        String[] paid = service.value(
                        "select symbol || ' ' || ex_date from ingestion.published_corporate_actions where kind ="
                                + " 'dividend' and ex_date between '2024-07-01' and '2024-11-30' order by 1 desc limit 1")
                .split(" ");
        String action =
                " ingestion.corporate_action %s where symbol = '" + paid[0] + "' and ex_date = '" + paid[1] + "'";
        service.execute("update" + action.formatted("set action_id = 'of-another-provider'"));

        refetch(paid[0], paid[1]);

        assertThat(service.column("select action_id from" + action.formatted("")))
                .hasSize(1)
                .doesNotContain("of-another-provider");
        assertThat(service.value(market)).isEqualTo(complete);
    }

    @Test
    @Order(2)
    void shouldWithdrawAnActionThatTheProviderTellsOfNoMore() {
        String market = "select md5(string_agg(b::text, '|' order by symbol, session)) from ingestion.published_bars b";
        String complete = service.value(market);
        String symbol = service.value("select max(symbol) from ingestion.published_universe where included");
        tell(symbol, 1, "null");
        knowActionsFromTheirDays(symbol);
        service.succeed("historical-backfill", Map.of());
        assertThat(service.value(market)).isNotEqualTo(complete);
        service.execute("create table public.mistaken as select symbol, session, price_factor"
                + " from ingestion.published_bars where symbol = '" + symbol + "'");
        service.execute(
                "update ingestion.corporate_action set told_by = 'polygon' where action_id = 'told-by-mistake-1'");
        String before = snapshot();

        JsonPath backfill = service.succeed("historical-backfill", Map.of());

        assertThat(backfill.getList("result.withdrawnActions")).containsExactly(symbol + " dividend of 2024-09-03");
        assertThat(service.value(market)).isEqualTo(complete);
        assertThat(service.count("select count(*) from public.mistaken as wrong join ingestion.published_bars_as_of('"
                        + simulator.clock().minusSeconds(1) + "') as known using (symbol, session)"
                        + " where abs(known.price_factor / wrong.price_factor - 1) > 1e-12"))
                .as("factors as they were known then")
                .isZero();
        service.execute("drop table public.mistaken");
        assertThat(service.column("select action_id from ingestion.published_corporate_action_versions where symbol = '"
                        + symbol + "' and superseded_at < 'infinity'"))
                .containsExactly("told-by-mistake-1");
        assertThat(changesSince(before)).contains("dividend " + symbol + " 2024-09-03 2024-09-03");
    }

    @Test
    @Order(2)
    void shouldHoldBackManyWithdrawalsAtOnceAndThoseNobodyKnowsOf() {
        String symbol = service.value("select min(symbol) from ingestion.published_universe where included");
        tell(symbol, 3, "'polygon'");
        String count = "select count(*) from ingestion.corporate_action where action_id like 'told-by-mistake-%'";

        JsonPath backfill = service.succeed("historical-backfill", Map.of());
        assertThat(backfill.getList("result.heldBackActions")).hasSize(3);
        assertThat(backfill.getList("result.withdrawnActions")).isEmpty();
        assertThat(service.count(count)).isEqualTo(3);

        for (String told : List.of("null", "'another'")) {
            service.execute("delete from ingestion.corporate_action where action_id = 'told-by-mistake-3'; update"
                    + " ingestion.corporate_action set told_by = " + told
                    + " where action_id like 'told-by-mistake-%'");
            service.succeed("historical-backfill", Map.of());
            assertThat(service.count(count)).isEqualTo(2);
        }
        service.execute("delete from ingestion.corporate_action where action_id like 'told-by-mistake-%'");
        service.succeed("historical-backfill", Map.of());
    }

    /** As if the provider had told of such dividends the last time. */
    private void tell(String symbol, int dividends, String toldBy) {
        service.execute("""
                insert into ingestion.corporate_action
                    (symbol, ex_date, kind, action_id, cash_amount, currency, known_at, told_by)
                select '%s', date '2024-09-02' + n, 'dividend', 'told-by-mistake-' || n, 0.5, 'USD', '2024-09-02', %s
                from generate_series(1, %d) as n""".formatted(symbol, toldBy, dividends));
    }

    /** As if they had come with their bars, whatever was made of them before. */
    private void knowActionsFromTheirDays(String symbol) {
        service.execute("delete from ingestion.corporate_action_revision where symbol = '" + symbol + "';"
                + " update ingestion.corporate_action"
                + " set known_at = ex_date::timestamp at time zone 'America/New_York' where symbol = '" + symbol + "'");
    }

    private void refetch(String symbol, String session) {
        service.succeed("ingest-date-range", Map.of("symbols", List.of(symbol), "from", session, "to", session));
    }

    private String factorOn(String[] dividend, String bars) {
        return service.value(
                "select price_factor from ingestion.%s where symbol = '%s' and session >= '%s' order by session limit 1"
                        .formatted(bars, dividend[0], dividend[1]));
    }

    @Test
    @Order(1)
    void shouldOpenAClosedRunWhoseRangeReachesBack() {
        QuarkusTransaction.requiringNew().run(() -> {
            ledger.close("closed");
            ledger.reachBack("closed", LocalDate.of(2024, 3, 1), LocalDate.of(2024, 12, 31));
        });

        assertThat(service.value("select closed from ingestion.run_ledger where run_id = 'closed'"))
                .isEqualTo("f");
        service.execute("delete from ingestion.run_ledger where run_id = 'closed'");
    }

    @Test
    @Order(2)
    void shouldBringInStatementsAndSharesKnownByNow() {
        JsonPath operation = service.succeed("upsert-fundamentals", Map.of());

        assertThat(operation.getInt("result.statements")).isPositive();
        assertThat(operation.getInt("result.shares")).isPositive();
        assertThat(service.count(
                        "select count(*) from ingestion.published_fundamentals where filing_date < period_end"))
                .isZero();
        assertThat(service.succeed("upsert-fundamentals", Map.of()).getInt("result.statements"))
                .as("the second time nothing is new")
                .isZero();
    }

    @Test
    @Order(2)
    void shouldKeepWhatWasFiledFirstWhenItIsRestated() {
        LocalDate end = LocalDate.of(2019, 3, 31);
        LocalDate filed = LocalDate.of(2019, 5, 2);
        LocalDate again = LocalDate.of(2020, 2, 20);

        int first = save(statement(end, filed, 100), new SharesOutstanding("RESTATED", end, filed, 1e6));
        int restated = save(statement(end, again, 90), new SharesOutstanding("RESTATED", end, again, 2e6));
        int same = save(statement(end, again, 90), new SharesOutstanding("RESTATED", end, again, 2e6));

        assertThat(List.of(first, restated, same)).containsExactly(2, 2, 0);
        assertThat(service.column("select filing_date || ' ' || net_income from ingestion.published_fundamentals"
                        + " where symbol = 'RESTATED' order by filing_date"))
                .containsExactly(filed + " 100", again + " 90");
        assertThat(service.column("select known_on || ' ' || shares from ingestion.published_shares_outstanding"
                        + " where symbol = 'RESTATED' order by known_on"))
                .containsExactly(filed + " 1000000", again + " 2000000");
        service.execute("delete from ingestion.fundamental where symbol = 'RESTATED';"
                + " delete from ingestion.shares_outstanding where symbol = 'RESTATED'");
    }

    private int save(Statement statement, SharesOutstanding shares) {
        return QuarkusTransaction.requiringNew()
                .call(() -> filings.saveStatements(List.of(statement)) + filings.saveShares(List.of(shares)));
    }

    private static Statement statement(LocalDate end, LocalDate filed, double netIncome) {
        return new Statement(
                "RESTATED", end, filed, Statement.QUARTERLY, "Q1", 500, 200, netIncome, 900, 300, 100, 50, 400);
    }

    @Test
    @Order(3)
    void shouldComputeTheDollarVolumeWhereTheProviderGaveNone() {
        String symbol = service.value("select min(symbol) from ingestion.published_universe where included");
        service.execute(
                "update ingestion.security set adv_usd = null, adv_source = null where symbol = '" + symbol + "'");

        service.succeed("recompute-adv-fallback", Map.of());

        double computed = Double.parseDouble(
                service.value("select adv_usd from ingestion.published_universe where symbol = '" + symbol + "'"));
        double expected = Double.parseDouble(service.value("""
                select sum(close * volume) / 21 from ingestion.published_bars where symbol = '%s' and session in (
                    select distinct session from ingestion.published_bars order by session desc limit 21)""".formatted(symbol)));
        assertThat(computed).isCloseTo(expected, within(expected * 1e-12));
        assertThat(service.value("select adv_source from ingestion.security where symbol = '" + symbol + "'"))
                .isEqualTo("own-bars");
    }

    @Test
    @Order(3)
    void shouldNotTakeANewListingForIlliquid() {
        String symbol = service.value("select max(symbol) from ingestion.published_universe where included");
        String fifth = service.value(
                "select distinct session from ingestion.published_bars order by session desc limit 1 offset 4");
        service.execute("delete from ingestion.daily_bar where symbol = '%1$s' and session < '%2$s';"
                        .formatted(symbol, fifth)
                + " update ingestion.security set adv_usd = null, adv_source = null where symbol = '" + symbol + "'");

        service.succeed("recompute-adv-fallback", Map.of());

        String own =
                "select abs(adv_usd / (select sum(close * volume) / 5 from ingestion.daily_bar where symbol = '%1$s')"
                        + " - 1) < 1e-12 from ingestion.security where symbol = '%1$s'";
        assertThat(service.value(own.formatted(symbol))).isEqualTo("t");
    }

    @Test
    @Order(3)
    void shouldNoteEveryPublishedRowInTheChangeLog() {
        Map.of(
                        "bar", "(select symbol, session from ingestion.published_bars)",
                        "split",
                                "(select symbol, ex_date from ingestion.published_corporate_actions where kind = 'split')",
                        "dividend",
                                "(select symbol, ex_date from ingestion.published_corporate_actions where kind = 'dividend')",
                        "statement", "(select symbol, filing_date from ingestion.published_fundamentals)",
                        "shares", "(select symbol, known_on from ingestion.published_shares_outstanding)",
                        "membership", "(select symbol, from_session from ingestion.published_membership)")
                .forEach((kind, rows) -> assertThat(service.count("select count(*) from " + rows
                                + " as row (symbol, session)"
                                + " where not exists (select from ingestion.published_changes as change where kind = '"
                                + kind + "' and change.session = row.session and row.symbol = any (change.symbols))"))
                        .as("unnoted rows of kind " + kind)
                        .isZero());
        assertThat(service.count("select count(*) from ingestion.published_changes where kind = 'listing'"))
                .isPositive();
    }

    @Test
    @Order(3)
    void shouldTellWhatWasCommittedSinceASnapshotWhateverTheOrderOfCommits() throws Exception {
        String note = "insert into ingestion.change_log (kind, session, symbols) values ('bar', '2024-06-03', '{%s}')";
        try (Connection early = servers.owner()) {
            early.setAutoCommit(false);
            early.createStatement().execute(note.formatted("EARLY"));
            String before = snapshot();
            service.execute(note.formatted("LATE"));
            String between = snapshot();
            assertThat(changesSince(before)).containsExactly("bar LATE 2024-06-03 2024-06-03");

            early.commit();

            assertThat(changesSince(between)).containsExactly("bar EARLY 2024-06-03 2024-06-03");
            assertThat(changesSince(snapshot())).isEmpty();
        } finally {
            service.execute("delete from ingestion.change_log where symbols && '{EARLY,LATE}'");
        }
    }

    private String snapshot() {
        return service.value("select pg_current_snapshot()");
    }

    private List<String> changesSince(String snapshot) {
        return service.column("select concat_ws(' ', kind, symbol, first_session, last_session)"
                + " from ingestion.published_changes_since('" + snapshot + "') order by 1");
    }
}
