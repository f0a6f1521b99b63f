package io.ballast.model;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;

import io.ballast.testkit.TestServers;
import io.ballast.testkit.TopicReader;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The service on real servers, started once for all classes of this kind. Each class begins with the published market as it
 * is made and without any training; its tests follow one another. Topics and operations stay, so each class has names of runs
 * of its own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class RunningService {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String LATEST = PublishedMarket.LATEST.toString();

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Class<?> prepared;

    TestServers servers;

    /** The evening of the latest session, two models, and trees that grow fast. */
    public static final class Evening implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "BALLAST_CLOCK",
                    "2018-02-08T04:59:00Z",
                    "TRAIN_MODELS",
                    "ridge,xgboost",
                    "XGBOOST_ROUNDS",
                    "40",
                    "XGBOOST_LEARNING_RATE",
                    "0.1");
        }
    }

    @BeforeEach
    void prepareOncePerClass() throws SQLException {
        if (prepared != getClass()) {
            await().atMost(PATIENCE)
                    .until(() ->
                            number("select count(*) from model.operation where state in ('queued', 'running')") == 0);
            execute("truncate model.training_run, model.model_version, model.prediction, model.training_fit cascade");
            try (Connection owner = servers.owner()) {
                new PublishedMarket(owner).create();
            }
            prepared = getClass();
        }
    }

    /** A run of this class. */
    String run(int number) {
        return getClass().getSimpleName() + "-" + number;
    }

    static String submit(String type, String runId, Map<String, Object> parameters) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("type", type, "runId", runId, "parameters", parameters))
                .post("/api/v1/operations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Submits what is refused at once; the answer. */
    static ValidatableResponse refused(String type, Map<String, Object> parameters) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("type", type, "parameters", parameters))
                .post("/api/v1/operations")
                .then()
                .statusCode(400);
    }

    static String state(String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> given().get("/api/v1/operations/" + id)
                                .then()
                                .extract()
                                .<String>path("state"),
                        state -> !List.of("queued", "running").contains(state));
    }

    static void succeed(String type, String runId, Map<String, Object> parameters) {
        assertThat(state(submit(type, runId, parameters))).isEqualTo("succeeded");
    }

    List<JsonNode> events(String topic, String runId) {
        List<JsonNode> events = new ArrayList<>();
        TopicReader.read(servers, topic).forEach(record -> {
            try {
                if (runId.equals(record.key())) {
                    events.add(JSON.readTree(record.value()));
                }
            } catch (JsonProcessingException unreadable) {
                throw new AssertionError(unreadable);
            }
        });
        return events;
    }

    /** Waits for what a run tells of its predictions. */
    List<JsonNode> predictionsReady(String runId, int models) {
        return await().atMost(PATIENCE)
                .until(() -> events("predictions-ready", runId), events -> events.size() == models);
    }

    /** Model, version and content hash of what a run published. */
    List<String> predicted(String runId, int models) {
        return predictionsReady(runId, models).stream()
                .map(event -> event.path("model").asText() + " "
                        + event.path("version").asText() + " "
                        + event.path("contentHash").asText())
                .toList();
    }

    /** The same of ridge, xgboost and their blends. */
    List<String> predicted(String runId) {
        return predicted(runId, 4);
    }

    void featuresReady(String runId, boolean isFinal) throws JsonProcessingException {
        send(
                "features-ready",
                runId,
                Map.ofEntries(
                        Map.entry("runId", runId),
                        Map.entry("final", isFinal),
                        Map.entry("buildId", UUID.randomUUID()),
                        Map.entry("from", PublishedMarket.session(0).toString()),
                        Map.entry("to", LATEST),
                        Map.entry("latestSession", LATEST),
                        Map.entry("symbols", PublishedMarket.SYMBOLS),
                        Map.entry("symbolsWithFeatures", PublishedMarket.SYMBOLS),
                        Map.entry("rows", 1),
                        Map.entry("featureCoverageRate", 1.0),
                        Map.entry("targetCoverage", Map.of("fwd_ret", 1.0, "fwd_ret_resid", 1.0)),
                        Map.entry("contentHash", "0".repeat(64))));
    }

    void send(String topic, String runId, Map<String, Object> event) throws JsonProcessingException {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.bootstrapServers());
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, runId, JSON.writeValueAsString(event));
        record.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(record);
        }
    }

    void execute(String... statements) throws SQLException {
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    double number(String sql) throws SQLException {
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    double tradable() throws SQLException {
        return number("select count(*) from model.published_predictions where tradable");
    }
}
