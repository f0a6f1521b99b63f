package io.ballast.ingestion;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens to a market, every cell of it is a bar or an absence with a reason. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
class TotalsReconcileIT {

    private static final int DAYS = 6;
    private static final Set<String> REASONS =
            Set.of("not-listed", "delisted", "halted", "no-trade", "provider-missing", "quarantined");

    private final Random random = new Random(11);

    TestServers servers;
    SimulatorProcess simulator;

    private Service service;

    @BeforeEach
    void setUp() {
        service = Service.of(getClass(), servers, simulator);
    }

    @AfterEach
    void lift() {
        simulator.liftFaults();
    }

    @Test
    void shouldAccountForEveryCellWhateverHappens() {
        service.succeed("rebuild-universe", Map.of());
        service.succeed("historical-backfill", Map.of());
        Set<String> reasons = reconcile("after the first backfill");

        for (int day = 0; day < DAYS; day++) {
            String happened = happen(day);
            service.execute("update ballast.business_clock set instant = '" + simulator.nextSession() + "'");
            service.succeed("daily-ingest", Map.of());
            simulator.liftFaults();
            reasons.addAll(reconcile(happened));
        }
        service.succeed("rebuild-universe", Map.of());
        reasons.addAll(reconcile("after another rebuild"));
        service.succeed("historical-backfill", Map.of());
        reasons.addAll(reconcile("after another backfill"));

        assertThat(reasons).contains("halted", "provider-missing", "quarantined");
    }

    /** Something of each kind in turn, at random cells. */
    private String happen(int day) {
        String loss = "{\"kind\":\"%s\",\"share\":%s,\"seed\":%d}";
        String member = member();
        switch (day % DAYS) {
            case 0 -> simulator.orderFault(loss.formatted("silent-loss", "0.3", random.nextInt(100)));
            case 1 -> simulator.orderFault(loss.formatted("high-below-low", "0.3", random.nextInt(100)));
            case 2 -> simulator.rename(member, "ZZTR", nextSession());
            case 3 -> send("PUT", "/api/v1/calendar-overrides/" + session(), Map.of("reason", "storm", "author", "me"));
            case 4 -> halt(member, session());
            default -> {
                simulator.rename("ZZTR", "ZZTRB", nextSession());
                simulator.rename(member, "ZZTR", nextSession());
                simulator.orderFault(loss.formatted("silent-loss", "0.2", random.nextInt(100)));
            }
        }
        return "day " + day;
    }

    /** A bar is lost, and a person knows why. */
    private void halt(String symbol, String session) {
        service.execute(
                "delete from ingestion.daily_bar where symbol = '" + symbol + "' and session = '" + session + "'");
        send(
                "POST",
                "/api/v1/absences",
                Map.of("symbol", symbol, "from", session, "reason", "halted", "detail", "news", "author", "me"));
    }

    private static void send(String method, String path, Map<String, String> body) {
        RestAssured.given()
                .contentType("application/json")
                .body(body)
                .request(method, path)
                .then()
                .statusCode(200);
    }

    private String member() {
        List<String> members = service.column("select symbol from ingestion.published_universe where included"
                + " and symbol not like 'ZZ%' and listed_on < '2024-01-01' order by symbol");
        return members.get(random.nextInt(members.size()));
    }

    private String session() {
        List<String> sessions =
                service.column("select session::text from ingestion.published_sessions order by session desc limit 60");
        return sessions.get(5 + random.nextInt(sessions.size() - 5));
    }

    private LocalDate nextSession() {
        return ExchangeCalendar.xnys().next(LocalDate.ofInstant(simulator.clock(), ZoneId.of("America/New_York")));
    }

    /** Compares what is published with what the calendar and the memberships ask for; the reasons there are. */
    private Set<String> reconcile(String when) {
        Set<String> expected = expectedCells();
        Set<String> present =
                new TreeSet<>(service.column("select symbol || ' ' || session from ingestion.published_bars"));
        present.retainAll(expected);
        Map<String, String> absent = new TreeMap<>();
        for (String row :
                service.column("select symbol || ' ' || session || ' ' || reason from ingestion.published_absences"
                        + " where coalesce(detail, '') <> ''")) {
            String[] cell = row.split(" ");
            assertThat(absent.put(cell[0] + " " + cell[1], cell[2]))
                    .as(row + " " + when)
                    .isNull();
        }
        Set<String> all = new TreeSet<>(expected);
        all.removeAll(present);

        assertThat(absent.keySet()).as(when).isEqualTo(all);
        assertThat(REASONS).as(when).containsAll(absent.values());
        JsonPath ledger = service.get("/api/v1/absences?limit=1");
        assertThat(ledger.getLong("totals.expected")).isEqualTo(expected.size());
        assertThat(ledger.getLong("totals.present")).isEqualTo(present.size());
        assertThat(ledger.getMap("totals.absent").values().stream()
                        .mapToLong(cells -> ((Number) cells).longValue())
                        .sum())
                .isEqualTo(absent.size());
        assertThat(service.count("select count(*) from ingestion.published_absences as cell"
                        + " join ingestion.published_universe using (symbol) where cell.reason = 'delisted' and session"
                        + " < delisted_on or cell.reason = 'not-listed' and session >= listed_on"))
                .as(when)
                .isZero();
        return new TreeSet<>(absent.values());
    }

    /** Members' sessions, by the calendar and not by the ledger. */
    private Set<String> expectedCells() {
        LocalDate from = LocalDate.parse(service.value("select from_session from ingestion.ledger_span"));
        LocalDate to = LocalDate.parse(service.value(
                "select (instant at time zone 'America/New_York')::date" + " from ballast.business_clock"));
        List<String> closed = service.column("select session::text from ingestion.calendar_override");
        List<LocalDate> held = ExchangeCalendar.xnys().between(from, to.plusDays(1)).stream()
                .filter(session -> !closed.contains(session.toString()))
                .toList();
        Set<String> cells = new TreeSet<>();
        for (String row : service.column(
                "select concat_ws(' ', symbol, from_session, to_session)" + " from ingestion.published_membership")) {
            String[] membership = row.split(" ");
            LocalDate first = LocalDate.parse(membership[1]);
            LocalDate end = membership.length == 3 ? LocalDate.parse(membership[2]) : LocalDate.MAX;
            held.stream()
                    .filter(session -> !session.isBefore(first) && session.isBefore(end))
                    .forEach(session -> cells.add(membership[0] + " " + session));
        }
        return cells;
    }
}
