package io.ballast.ingestion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.ballast.ingestion.application.BarStore;
import io.ballast.ingestion.application.FetchedCells;
import io.ballast.ingestion.application.FetchedSession;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.StepCounts;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.testkit.ServersResource;

import static org.assertj.core.api.Assertions.assertThat;

/** Bars that cannot be true are put aside, until a person decides on them or the provider corrects them. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@WithTestResource(SeededMarket.class)
class QuarantinedBarsIT extends FilledMarket {

    @Inject
    MarketDataProvider provider;

    @Inject
    BarStore bars;

    @Test
    void shouldPutImpossibleBarsAsideOnceAndTakeTheCorrectedOnes() {
        Instant evening = nextEvening();
        MarketDataProvider real = ClientProxy.unwrap(provider);
        QuarkusMock.installMockForType(
                new DefectiveProvider(real, LocalDate.ofInstant(evening, ZoneId.of("America/New_York"))),
                MarketDataProvider.class);

        JsonPath operation = service.succeed("daily-ingest", Map.of());

        String session = operation.getString("result.session");
        assertThat(operation.getLong("result.quarantined")).isEqualTo(7);
        assertThat(service.get("/api/v1/quarantine").getMap("byReason"))
                .isEqualTo(Map.of(
                        "null-value", 1,
                        "non-positive-price", 1,
                        "negative-volume", 1,
                        "low-above-open-close", 1,
                        "high-below-open-close", 1,
                        "duplicate", 2));
        assertThat(service.column("select reason || ':' || count(*) from ingestion.settled_cell where session = '"
                        + session + "' group by reason order by 1"))
                .containsExactly("provider-missing:1", "quarantined:6");
        assertThat(service.succeed("daily-ingest", Map.of()).getInt("result.sessions"))
                .as("nothing is asked for again")
                .isZero();

        rejectTheImpossible();
        String duplicate = releaseOneOfTheDuplicates(session);
        QuarkusMock.installMockForType(real, MarketDataProvider.class);
        List<String> symbols =
                service.column("select symbol from ingestion.settled_cell where session = '" + session + "'");
        JsonPath corrected =
                service.succeed("ingest-date-range", Map.of("symbols", symbols, "from", session, "to", session));

        assertThat(corrected.getLong("result.stored")).isEqualTo(6);
        assertThat(service.get("/api/v1/quarantine").getLong("total")).isZero();
        assertThat(service.count("select count(*) from ingestion.settled_cell where session = '" + session + "'"))
                .isZero();
        assertThat(service.succeed("ingest-date-range", Map.of("symbols", duplicate, "from", session, "to", session))
                        .getLong("result.revised"))
                .isEqualTo(1);
        assertThat(service.get("/api/v1/quarantine?state=rejected").getString("bars[0].reason"))
                .isEqualTo("null-value");
    }

    /** Neither of two bars that contradict each other was stored; a person knows which is true. */
    private String releaseOneOfTheDuplicates(String session) {
        JsonPath open = service.get("/api/v1/quarantine?reason=duplicate");
        String symbol = open.getString("bars[0].symbol");
        String cell = "symbol = '" + symbol + "' and session = '" + session + "'";
        assertThat(open.getList("bars.provider")).containsExactly("polygon", "polygon");
        assertThat(open.getList("bars.payload")).doesNotHaveDuplicates();
        assertThat(service.count("select count(*) from ingestion.published_bars where " + cell))
                .isZero();
        String released = service.value("select entry_id from ingestion.quarantined_bar where reason = 'duplicate' and "
                + cell + " order by volume desc limit 1");
        Map<String, Object> release =
                Map.of("id", released, "decision", "release", "author", "me", "note", "it is the late one");

        assertThat(runWithoutDeciding(release).getString("state")).isEqualTo("failed");
        assertThat(service.count("select count(*) from ingestion.published_bars where " + cell))
                .as("stored and decided at once, or neither")
                .isZero();
        assertThat(service.succeed("decide-quarantine", release).getString("result.state"))
                .isEqualTo("released");

        assertThat(service.count("select count(*) from ingestion.published_bars where " + cell))
                .isEqualTo(1);
        assertThat(stored("alpaca", symbol, LocalDate.parse(session)).revised())
                .as("another provider's bar against a person's word")
                .isZero();
        assertThat(service.get("/api/v1/quarantine?state=released").getString("bars[0].author"))
                .isEqualTo("me");
        assertThat(service.get("/api/v1/quarantine?state=superseded").getList("bars.symbol"))
                .containsExactly(symbol);
        return symbol;
    }

    private StepCounts stored(String provider, String symbol, LocalDate session) {
        Bar bar = new Bar(symbol, session, 10, 12, 9, 11, 1e6, Double.NaN, Bar.UNKNOWN_COUNT);
        FetchedSession fetched = new FetchedSession(session, List.of(bar), List.of(), List.of(), 1);
        return QuarkusTransaction.requiringNew()
                .call(() -> bars.store(
                        "another-run", new FetchedCells(provider, session, session, List.of(fetched), Set.of())));
    }

    /** As if the service was killed between the bar and the decision. */
    private JsonPath runWithoutDeciding(Map<String, Object> release) {
        service.execute("create function public.refuse() returns trigger language plpgsql as"
                + " $$ begin raise exception 'not now'; end $$;"
                + " create trigger refuse before update on ingestion.quarantined_bar for each row"
                + " when (new.state = 'released') execute function public.refuse()");
        try {
            return service.run("decide-quarantine", release);
        } finally {
            service.execute("drop trigger refuse on ingestion.quarantined_bar; drop function public.refuse()");
        }
    }

    /** What cannot be true cannot be released, but it can be rejected. */
    private void rejectTheImpossible() {
        String id = service.get("/api/v1/quarantine?reason=null-value").getString("bars[0].id");
        Map<String, Object> release = Map.of("id", id, "decision", "release", "author", "me", "note", "why not");
        assertThat(service.run("decide-quarantine", release).getString("error.message"))
                .contains("cannot be released")
                .contains("null-value");
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("author", "me", "note", "no price"))
                .post("/api/v1/quarantine/" + id + "/reject")
                .then()
                .statusCode(202);
        org.awaitility.Awaitility.await()
                .until(() -> id.equals(
                        service.get("/api/v1/quarantine?state=rejected").getString("bars[0].id")));
        RestAssured.get("/api/v1/quarantine?state=lost").then().statusCode(400);
        RestAssured.get("/api/v1/quarantine?reason=odd").then().statusCode(400);
        RestAssured.get("/api/v1/quarantine?symbol=NOPE").then().statusCode(404);
        RestAssured.given()
                .contentType("application/json")
                .post("/api/v1/quarantine/" + id + "/reject")
                .then()
                .statusCode(400);
    }
}
