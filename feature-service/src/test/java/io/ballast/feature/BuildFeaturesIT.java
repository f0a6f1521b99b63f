package io.ballast.feature;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.contracts.BarsIngested;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.support.AfterTheLastSession;
import io.ballast.feature.support.HalfYear;
import io.ballast.feature.support.PublishedMarket;
import io.ballast.feature.support.PublishedRows;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;
import io.ballast.testkit.TopicReader;

import static io.ballast.feature.support.HalfYear.FIRST;
import static io.ballast.feature.support.HalfYear.GONE_AFTER;
import static io.ballast.feature.support.HalfYear.LAST;
import static io.ballast.feature.support.HalfYear.SESSIONS;
import static io.ballast.feature.support.HalfYear.STOCKS;
import static io.ballast.feature.support.Operations.build;
import static io.ballast.feature.support.Operations.ended;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Builds of features: what is published of which market, and who is told. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
@TestProfile(AfterTheLastSession.class)
class BuildFeaturesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    TestServers servers;

    private PublishedMarket market;
    private PublishedRows published;

    @BeforeEach
    void publishMarket() {
        market = new PublishedMarket(servers);
        HalfYear.publish(market);
        published = new PublishedRows(servers);
    }

    @Test
    void shouldPublishFeaturesOfEverySymbolEverIncluded() {
        JsonPath operation = build("{}");

        long expectedRows = (STOCKS - 1) * (long) SESSIONS.size() + GONE_AFTER;
        assertThat(operation.getLong("result.rows")).isEqualTo(expectedRows);
        assertThat(published.number("select count(*) from feature.published_features"))
                .isEqualTo(expectedRows);
        assertThat(published.number("select count(*) from feature.published_features where symbol in ('IWM', 'OUT')"))
                .isZero();
        assertThat(published.number(
                        "select count(*) from feature.published_session_coverage where session <= '" + LAST + "'"))
                .isEqualTo(SESSIONS.size());
        assertThat(published.number("select count(*) from feature.published_features where label_terminal"))
                .isEqualTo(5);
        assertThat(published.number(
                        "select count(cs_z_mom_21) from feature.published_features where session = '" + LAST + "'"))
                .isEqualTo(STOCKS - 1);
        assertThat(published.number(
                        "select count(*) from feature.published_features where 'NaN' in (ret_1d, beta_63, rsi_14)"))
                .isZero();
        assertThat(operation.getString("result.contentHash")).isEqualTo(published.contentHash());
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
        assertThat(event.path("contentHash").asText()).isEqualTo(published.contentHash());
        assertThat(operations()).filteredOn(id -> id.equals(run)).hasSize(1);
    }

    @Test
    void shouldFailAtOnceWithoutBars() {
        market.run("truncate ingestion.published_bars");

        JsonPath failed = ended("build-features", "{}", "failed");

        assertThat(failed.getInt("attempts")).isEqualTo(1);
        assertThat(failed.getString("error.message")).contains("no bars");
    }

    @Test
    void shouldPublishTheColumnsOfTheRegistryInItsOrder() {
        List<String> columns = new ArrayList<>(List.of("symbol", "session"));
        Feature.all().forEach(feature -> columns.add(feature.column()));
        columns.add("label_terminal");

        assertThat(published.texts("""
                select column_name from information_schema.columns
                where table_schema = 'feature' and table_name = 'published_features' order by ordinal_position""")).isEqualTo(columns);
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
}
