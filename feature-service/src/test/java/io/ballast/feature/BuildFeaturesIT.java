package io.ballast.feature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import io.ballast.contracts.BarsIngested;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.support.PublishedMarket;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;
import io.ballast.testkit.TopicReader;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
@TestProfile(BuildFeaturesIT.AfterTheLastSession.class)
public class BuildFeaturesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
    private static final List<LocalDate> SESSIONS = CALENDAR.between(FIRST, LocalDate.of(2024, 7, 1));
    private static final LocalDate LAST = SESSIONS.get(SESSIONS.size() - 1);
    private static final int STOCKS = 33;
    private static final int GONE_AFTER = 80;

    /** The evening of the last session of the data. */
    public static final class AfterTheLastSession implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("BALLAST_CLOCK", "2024-06-29T03:59:00Z");
        }
    }

    TestServers servers;

    private PublishedMarket market;

    @BeforeEach
    void publishBars() {
        market = new PublishedMarket(servers);
        market.create();
        market.run("""
                truncate feature.feature_row, feature.session_coverage, feature.feature_build, feature.symbol_state,
                    feature.recursive_anchor, feature.row_before, feature.build_session""");
        market.security("IWM", true, null, null);
        market.security("OUT", false, null, null);
        for (int i = 0; i < STOCKS; i++) {
            market.security(symbol(i), false, FIRST, i == 0 ? SESSIONS.get(GONE_AFTER) : null);
        }
        market.run("""
                insert into ingestion.published_bars (symbol, session, open, high, low, close, volume, price_factor,
                    split_factor, provider)
                select symbol, day, close * 0.99, close * 1.02, close * 0.98, close, 1000 + n, 1, 1, 'test'
                from (
                    select symbol, day, n, 50 + 10 * sin(n * 0.37 + ascii(right(symbol, 1))
                        + ascii(substr(symbol, 2, 1)) * 1.7) as close
                    from ingestion.published_universe, unnest(array[%s]::date[]) with ordinality as days(day, n)
                    where symbol <> 'S00' or n <= %d
                ) bar""".formatted(dates(SESSIONS), GONE_AFTER));
    }

    @Test
    void shouldPublishFeaturesOfEverySymbolEverIncluded() throws Exception {
        JsonPath operation = build("{}");

        long expectedRows = (STOCKS - 1) * (long) SESSIONS.size() + GONE_AFTER;
        assertThat(operation.getLong("result.rows")).isEqualTo(expectedRows);
        assertThat(number("select count(*) from feature.published_features")).isEqualTo(expectedRows);
        assertThat(number("select count(*) from feature.published_features where symbol in ('IWM', 'OUT')"))
                .isZero();
        assertThat(number("select count(*) from feature.published_session_coverage where session <= '" + LAST + "'"))
                .isEqualTo(SESSIONS.size());
        assertThat(number("select count(*) from feature.published_features where label_terminal"))
                .isEqualTo(5);
        assertThat(number("select count(cs_z_mom_21) from feature.published_features where session = '" + LAST + "'"))
                .isEqualTo(STOCKS - 1);
        assertThat(number("select count(*) from feature.published_features where 'NaN' in (ret_1d, beta_63, rsi_14)"))
                .isZero();
        assertThat(operation.getString("result.contentHash")).isEqualTo(contentHash());
    }

    @Test
    void shouldAnnounceTheBuildOfAFinalIngestionOnce() throws Exception {
        String run = UUID.randomUUID().toString();
        send(run, false);
        send(run, true);
        send(run, true);

        await().atMost(PATIENCE).until(() -> !ready(run).isEmpty());
        JsonNode event = ready(run).get(0);
        assertThat(event.path("final").asBoolean()).isTrue();
        assertThat(event.path("from").asText()).isEqualTo(FIRST.toString());
        assertThat(event.path("latestSession").asText()).isEqualTo(LAST.toString());
        assertThat(event.path("symbols").asInt()).isEqualTo(STOCKS - 1);
        assertThat(event.path("symbolsWithFeatures").asInt()).isEqualTo(STOCKS - 1);
        assertThat(event.path("featureCoverageRate").asDouble()).isBetween(0.0, 1.0);
        assertThat(event.path("targetCoverage").path("fwd_ret").asDouble()).isGreaterThan(0.9);
        assertThat(event.path("contentHash").asText()).isEqualTo(contentHash());
        assertThat(operations()).filteredOn(id -> id.equals(run)).hasSize(1);
    }

    @Test
    void shouldWriteTheSameBytesFromOneMoreSessionAsFromNothing() throws Exception {
        market.run("delete from ingestion.published_bars where session = '" + LAST + "'");
        JsonPath first = build("{}");
        long full = first.getLong("result.rows");
        publishBars(LAST);
        JsonPath incremental = build("{}");

        String hash = contentHash();
        String coverage = coverage();
        assertThat(incremental.getLong("result.rows")).isLessThan(full / 5).isPositive();
        assertThat(incremental.getBoolean("result.full")).isFalse();
        assertThat(build("{}").getLong("result.rows"))
                .as("rows without a change")
                .isZero();
        JsonPath again = build("{\"full\": true}");
        assertThat(contentHash()).isEqualTo(hash);
        assertThat(coverage()).isEqualTo(coverage);
        shouldCompareBuilds(first, incremental, again);
    }

    private static void shouldCompareBuilds(JsonPath first, JsonPath incremental, JsonPath again) {
        String url = "/api/v1/feature-builds/" + incremental.getString("result.buildId");
        List<Object> left = when().get(url + "/sessions").jsonPath().getList("");
        assertThat(left).as("every session, whichever build wrote it").hasSize(SESSIONS.size());

        JsonPath day = when().get(url + "/differences?against=" + first.getString("result.buildId"))
                .jsonPath();
        assertThat(day.getList("sessions")).hasSizeLessThan(10);
        assertThat(day.getString("sessions[-1].session")).isEqualTo(LAST.toString());
        assertThat(day.getInt("sessions[-1].before.rows")).isZero();
        assertThat(day.getInt("sessions[-1].now.rows")).isEqualTo(STOCKS - 1);
        assertThat(day.getString("sessions[0].before.contentHash"))
                .isNotEqualTo(day.getString("sessions[0].now.contentHash"));
        assertThat(when().get(url + "/differences?against=" + again.getString("result.buildId"))
                        .jsonPath()
                        .getList("sessions"))
                .as("a day against a build from nothing")
                .isEmpty();
        when().get(url + "/differences").then().statusCode(400);
        when().get("/api/v1/feature-builds/yesterday/sessions").then().statusCode(404);
    }

    @Test
    void shouldKeepWhatWasPublishedBeforeACorrection() throws Exception {
        build("{}");
        String before = asOf("infinity");
        assertThat(before).isEqualTo(publishedRows());
        market.run("update feature.feature_build set published_at = published_at - interval '1 day'");
        LocalDate corrected = SESSIONS.get(SESSIONS.size() - 3);
        market.run("update ingestion.published_bars set close = close * 1.02, high = high * 1.02"
                + " where symbol = 'S07' and session = '" + corrected + "'");
        market.note("bar", corrected, "S07");

        JsonPath correction = build("{}");

        assertThat(correction.getBoolean("result.full")).isFalse();
        assertThat(publishedRows()).isNotEqualTo(before);
        assertThat(asOf("2024-06-28T12:00:00Z")).as("what was known before").isEqualTo(before);
        assertThat(asOf("infinity")).isEqualTo(publishedRows());
        assertThat(asOf("2020-01-01T00:00:00Z")).as("before the first build").isEmpty();
        JsonPath then = given().queryParam("from", corrected.toString())
                .queryParam("published-at", "2024-06-28T12:00:00Z")
                .get("/api/v1/features/S07")
                .jsonPath();
        JsonPath now = given().queryParam("from", corrected.toString())
                .get("/api/v1/features/S07")
                .jsonPath();
        assertThat(then.getDouble("rows[0].ret_1d")).isNotEqualTo(now.getDouble("rows[0].ret_1d"));
        given().queryParam("published-at", "yesterday")
                .get("/api/v1/features/S07")
                .then()
                .statusCode(400);

        market.run("update feature.feature_build set published_at = published_at - interval '1 day'");
        String corrections = publishedRows();
        market.run("update ingestion.published_bars set open = open * 0.99 where session = '" + SESSIONS.get(9) + "'");
        build("{\"full\": true}");
        assertThat(publishedRows()).isNotEqualTo(corrections);
        assertThat(asOf("2024-06-28T23:00:00Z"))
                .as("before a build of everything")
                .isEqualTo(corrections);
        assertThat(asOf("2024-06-27T23:00:00Z")).as("before both").isEqualTo(before);
    }

    private String publishedRows() throws Exception {
        return String.join(
                "\n", texts("select row::text from feature.published_features row order by symbol, session"));
    }

    private String asOf(String instant) throws Exception {
        return String.join(
                "\n",
                texts("select row::text from feature.published_features_as_of('" + instant
                        + "') row order by symbol, session"));
    }

    @Test
    void shouldReachBackWhenADelistingBecomesKnown() throws Exception {
        market.run("update ingestion.published_universe set delisted_on = null where symbol = 'S00'");
        build("{}");
        assertThat(number("select count(*) from feature.published_features where label_terminal"))
                .isZero();
        market.run("update ingestion.published_universe set delisted_on = '" + SESSIONS.get(GONE_AFTER)
                + "' where symbol = 'S00'");

        build("{\"from\": \"" + LAST + "\"}");

        String hash = contentHash();
        assertThat(number("select count(*) from feature.published_features where label_terminal"))
                .isEqualTo(5);
        build("{\"full\": true}");
        assertThat(contentHash()).isEqualTo(hash);
    }

    @Test
    void shouldAnswerReads() {
        build("{}");

        JsonPath catalogue = when().get("/api/v1/features/catalogue")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(catalogue.getList("name")).hasSize(Feature.all().size()).startsWith("ret_1d", "ret_5d");
        JsonPath features = given().queryParam("from", SESSIONS.get(60).toString())
                .queryParam("to", SESSIONS.get(61).toString())
                .get("/api/v1/features/S01")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(features.getList("rows")).hasSize(2);
        assertThat(features.getDouble("rows[0].ret_1d")).isBetween(-1.0, 1.0);
        assertThat((Object) features.get("rows[0].mom_252")).isNull();
        JsonPath breadth =
                when().get("/api/v1/breadth").then().statusCode(200).extract().jsonPath();
        assertThat(breadth.getInt("symbolsWithFeatures")).isEqualTo(STOCKS - 1);
        assertThat(breadth.getString("session")).isEqualTo(LAST.toString());
        JsonPath targets = given().queryParam("days-back", 30)
                .get("/api/v1/target-coverage")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(targets.getString("to")).isEqualTo(LAST.toString());
        assertThat(targets.getDouble("targetCoverage.fwd_ret")).isBetween(0.5, 1.0);
        assertThat(when().get("/api/v1/feature-builds").jsonPath().getList("buildId"))
                .hasSize(1);
    }

    @Test
    void shouldFollowASecurityThatIsRenamed() throws Exception {
        build("{}");
        String url = "/api/v1/features/S01?from=" + SESSIONS.get(0);
        List<Object> before = when().get(url).jsonPath().getList("rows");
        market.run("""
                update feature.feature_build set published_at = published_at - interval '1 day';
                update ingestion.published_bars set symbol = 'NEW' where symbol = 'S01';
                update ingestion.published_universe set symbol = 'NEW' where symbol = 'S01';
                insert into ingestion.published_symbol_changes values ('S01', '2024-01-02', 'NEW', 'renamed')""");

        build("{}");

        assertThat(when().get(url).jsonPath().getString("symbol")).isEqualTo("NEW");
        assertThat(when().get(url).jsonPath().getList("rows")).isEqualTo(before).isNotEmpty();
        when().get("/api/v1/features/S01/explanation?session=" + LAST).then().statusCode(200);
        JsonPath then = when().get("/api/v1/features/S01?published-at=2024-06-28T12:00:00Z")
                .jsonPath();
        assertThat(then.getString("symbol"))
                .as("what it was published under then")
                .isEqualTo("S01");
        assertThat(then.getString("rows[-1].session")).isEqualTo(LAST.toString());
        when().get("/api/v1/features/NEW?published-at=2024-06-28T12:00:00Z")
                .then()
                .statusCode(404);
        String incremental = contentHash();
        build("{\"full\": true}");
        assertThat(contentHash()).isEqualTo(incremental);
    }

    @Test
    void shouldSayWhatIsWrongWithARequest() {
        when().get("/api/v1/features/NOPE").then().statusCode(404).contentType("application/problem+json");
        given().queryParam("days-back", 0).get("/api/v1/target-coverage").then().statusCode(400);
        when().get("/api/v1/features/S01?from=2024-06-02&to=2024-06-01").then().statusCode(400);
        when().get("/api/v1/breadth").then().statusCode(404);
        given().contentType(ContentType.JSON)
                .body("{\"type\": \"build-features\", \"parameters\": {\"from\": \"yesterday\"}}")
                .post("/api/v1/operations")
                .then()
                .statusCode(400);
    }

    @Test
    void shouldFailAtOnceWithoutBars() {
        market.run("truncate ingestion.published_bars");

        JsonPath failed = finished(submit("{}"));

        assertThat(failed.getString("state")).isEqualTo("failed");
        assertThat(failed.getInt("attempts")).isEqualTo(1);
        assertThat(failed.getString("error.message")).contains("no bars");
    }

    @Test
    void shouldPublishTheColumnsOfTheRegistryInItsOrder() throws Exception {
        List<String> columns = new ArrayList<>(List.of("symbol", "session"));
        Feature.all().forEach(feature -> columns.add(feature.column()));
        columns.add("label_terminal");

        assertThat(texts("""
                select column_name from information_schema.columns
                where table_schema = 'feature' and table_name = 'published_features' order by ordinal_position""")).isEqualTo(columns);
    }

    private void publishBars(LocalDate session) {
        for (int i = 1; i < STOCKS; i++) {
            market.bar(symbol(i), session, 40 + i, 2000);
        }
        market.bar("IWM", session, 55, 2000);
    }

    private static JsonPath build(String parameters) {
        JsonPath operation = finished(submit(parameters));
        assertThat(operation.getString("state")).isEqualTo("succeeded");
        return operation;
    }

    private static String submit(String parameters) {
        return given().contentType(ContentType.JSON)
                .body("{\"type\": \"build-features\", \"parameters\": " + parameters + "}")
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("id");
    }

    private static JsonPath finished(String id) {
        await().atMost(PATIENCE).until(() -> !List.of("queued", "running")
                .contains(when().get("/api/v1/operations/" + id).jsonPath().getString("state")));
        return when().get("/api/v1/operations/" + id).jsonPath();
    }

    private static List<String> operations() {
        return when().get("/api/v1/operations?type=build-features&limit=100")
                .jsonPath()
                .getList("items.runId");
    }

    private void send(String run, boolean isFinal) throws Exception {
        BarsIngested event = new BarsIngested(
                run, isFinal, "daily-ingest", List.of("polygon"), FIRST, LAST, 1, 1, 1, 0, 0, 0, 1, "00");
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers.bootstrapServers(),
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings)) {
            String json = new ObjectMapper().findAndRegisterModules().writeValueAsString(event);
            ProducerRecord<String, String> message = new ProducerRecord<>("bars-ingested", run, json);
            message.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
            producer.send(message).get();
        }
    }

    private List<JsonNode> ready(String run) throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> events = new ArrayList<>();
        for (var message : TopicReader.read(servers, "features-ready")) {
            if (run.equals(message.key())) {
                events.add(json.readTree(message.value()));
            }
        }
        return events;
    }

    private String contentHash() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Connection owner = servers.owner()) {
            var bytes = new java.io.ByteArrayOutputStream();
            owner.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                    copy (select * from feature.published_features order by symbol, session) to stdout (format csv)""", bytes);
            return HexFormat.of().formatHex(digest.digest(bytes.toByteArray()));
        }
    }

    private String coverage() throws SQLException {
        return String.join("\n", texts("select c::text from feature.published_session_coverage c order by session"));
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).get(0));
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> result = new ArrayList<>();
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                result.add(rows.getString(1));
            }
        }
        return result;
    }

    private static String symbol(int i) {
        return "S%02d".formatted(i);
    }

    private static String dates(List<LocalDate> sessions) {
        return String.join(
                ",", sessions.stream().map(session -> "'" + session + "'").toList());
    }
}
