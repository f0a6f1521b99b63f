package io.ballast.ingestion;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/** Securities take other tickers while Alpaca is the only provider, whose lists tell nothing of it. */
@QuarkusTest
@QuarkusTestResource(value = ServersResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SeededMarketOfAlpaca.class, restrictToAnnotatedClass = true)
class AnnouncedRenamesIT {

    private static final String NEW_NAME = "ZZNEW";

    TestServers servers;
    SimulatorProcess simulator;

    @Test
    void shouldKeepOneSeriesAcrossARenameThatIsOnlyAnnounced() {
        Service service = new Service(servers);
        service.succeed("rebuild-universe", Map.of());
        service.succeed("historical-backfill", Map.of());
        String ticker = service.value("select min(symbol) from ingestion.published_bars where session = "
                + "(select max(session) from ingestion.published_bars)");
        String rows = "select session || ' ' || open || ' ' || close || ' ' || volume from ingestion.published_bars"
                + " where symbol = '%s' order by session";
        List<String> before = service.column(rows.formatted(ticker));
        LocalDate on =
                ExchangeCalendar.xnys().next(LocalDate.ofInstant(simulator.clock(), ZoneId.of("America/New_York")));
        simulator.rename(ticker, NEW_NAME, on);
        service.execute("update ballast.business_clock set instant = '" + simulator.nextSession() + "'");

        service.succeed("daily-ingest", Map.of());

        assertThat(before).hasSizeGreaterThan(100);
        assertThat(service.column(rows.formatted(NEW_NAME)))
                .startsWith(before.toArray(String[]::new))
                .hasSize(before.size() + 1);
        assertThat(service.column(rows.formatted(ticker))).isEmpty();
        assertThat(service.column("select ticker || ' ' || changed_on || ' ' || symbol || ' ' || kind"
                        + " from ingestion.published_symbol_changes"))
                .containsExactly(ticker + " " + on + " " + NEW_NAME + " renamed");
        assertThat(service.count("select count(*) from ingestion.published_absences where symbol in ('" + ticker
                        + "', '" + NEW_NAME + "') and reason = 'not-fetched'"))
                .isZero();

        assertThat(service.get("/api/v1/providers").getDouble("[0].check.clockSkewSeconds"))
                .as("its clock beside ours")
                .isZero();
        service.succeed("rebuild-universe", Map.of());
        assertThat(service.column(rows.formatted(NEW_NAME))).hasSize(before.size() + 1);
    }
}
