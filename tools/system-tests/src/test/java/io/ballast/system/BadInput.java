package io.ballast.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What must be refused, as a client of a service and as somebody at the command line would send it. */
final class BadInput {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RANGE =
            "{\"type\":\"ingest-date-range\",\"parameters\":{\"symbols\":[\"%s\"],\"from\":\"%s\",\"to\":\"%s\"}}";
    private static final String TRAINING = "{\"type\":\"train-models\",\"parameters\":{\"variables\":{\"%s\":\"%s\"}}}";
    private static final List<String> SERVICES = List.of("ingestion", "model");
    private static final String PRIORITY =
            "{\"providers\":[\"bloomberg\"],\"reason\":\"a test\",\"author\":\"a tester\"}";

    /**
     * One mistake, made in both ways.
     *
     * @param verb arguments of {@code ./ballast}
     * @param exitCode what it ends with
     * @param service asked
     * @param method of the request
     * @param path of the request
     * @param body of the request; empty for none
     * @param status what the service answers
     * @param words what both ways name: the offending value among them
     */
    record Mistake(
            String verb,
            int exitCode,
            String service,
            String method,
            String path,
            String body,
            int status,
            List<String> words) {

        /** A question about a model that is unknown. */
        private static Mistake ofModel(String verb, String path) {
            return new Mistake(
                    verb + " oracle",
                    3,
                    "model",
                    "GET",
                    "/api/v1/" + path.formatted("oracle"),
                    "",
                    404,
                    List.of("oracle", "GET /api/v1/models"));
        }

        /** A training with a variable that is not allowed. */
        private static Mistake ofTraining(String option, String variable, String value, String allowed) {
            return new Mistake(
                    "train " + option + " " + value,
                    2,
                    "model",
                    "POST",
                    "/api/v1/operations",
                    TRAINING.formatted(variable, value),
                    400,
                    List.of(variable + "=" + value, allowed));
        }
    }

    private final LocalSystem system;
    private final HttpClient http = HttpClient.newHttpClient();

    BadInput(LocalSystem system) {
        this.system = system;
    }

    /** @param known a symbol the system has bars of */
    static List<Mistake> mistakes(String known) {
        String operations = "/api/v1/operations";
        return List.of(
                new Mistake(
                        "ingest --symbol NOPE --start-date 2024-01-02 --end-date 2024-01-03",
                        2,
                        "ingestion",
                        "POST",
                        operations,
                        RANGE.formatted("NOPE", "2024-01-02", "2024-01-03"),
                        400,
                        List.of("NOPE", "case matters")),
                new Mistake(
                        "ingest --symbol " + known + " --start-date 2024-02-01 --end-date 2024-01-02",
                        2,
                        "ingestion",
                        "POST",
                        operations,
                        RANGE.formatted(known, "2024-02-01", "2024-01-02"),
                        400,
                        List.of("2024-01-02 is before", "2024-02-01")),
                new Mistake(
                        "ingest --symbol " + known + " --start-date 2034-12-01 --end-date 2034-12-04",
                        2,
                        "ingestion",
                        "POST",
                        operations,
                        RANGE.formatted(known, "2034-12-01", "2034-12-04"),
                        400,
                        List.of("2034-12-04 is in the future", "latest session")),
                new Mistake(
                        "tasks dispatch daily-ingest -p session=2034-12-04",
                        2,
                        "ingestion",
                        "POST",
                        operations,
                        "{\"type\":\"daily-ingest\",\"parameters\":{\"session\":\"2034-12-04\"}}",
                        400,
                        List.of("session=2034-12-04 is in the future", "latest session")),
                new Mistake(
                        "priorities declare " + known
                                + " --providers bloomberg --from 2024-01-02 --reason test --author tester",
                        2,
                        "ingestion",
                        "PUT",
                        "/api/v1/provider-priorities/" + known + "/2024-01-02",
                        PRIORITY,
                        400,
                        List.of("bloomberg", "polygon")),
                Mistake.ofModel("models card", "models/%s/versions?limit=1"),
                Mistake.ofModel("models live", "models/%s/live"),
                Mistake.ofModel("models backtest", "models/%s/backtest"),
                Mistake.ofModel("predictions --model", "predictions?model=%s"),
                Mistake.ofTraining("--models", "TRAIN_MODELS", "oracle", "random-forest"),
                Mistake.ofTraining("--min-target-coverage", "MIN_TARGET_COVERAGE", "1.5", "from 0 to 1"),
                Mistake.ofTraining("--min-target-coverage", "MIN_TARGET_COVERAGE", "most", "from 0 to 1"),
                Mistake.ofTraining("--window-years", "TRAIN_WINDOW_YEARS", "0", "from 1 to 50"));
    }

    /** Makes a mistake over HTTP; the answer, which says what is wrong and what to do. */
    HttpResponse<String> request(Mistake mistake) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.url(mistake.service()) + mistake.path()))
                .header("Content-Type", "application/json")
                .method(mistake.method(), HttpRequest.BodyPublishers.ofString(mistake.body()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode problem(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** The content of every table of the services asked, as a digest each. */
    Map<String, String> tables() throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        try (Connection database = system.database();
                Statement statement = database.createStatement()) {
            for (String service : SERVICES) {
                for (String table : names(statement, service)) {
                    digests.put(table, digest(statement, table));
                }
            }
        }
        return digests;
    }

    private static List<String> names(Statement statement, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "select tablename from pg_tables where schemaname = '" + schema + "' order by tablename")) {
            while (row.next()) {
                names.add(schema + ".\"" + row.getString(1) + '"');
            }
        }
        return names;
    }

    private static String digest(Statement statement, String table) throws SQLException {
        String rows = "select md5(string_agg(md5(row::text), '' order by md5(row::text))) from " + table + " as row";
        try (ResultSet digest = statement.executeQuery(rows)) {
            digest.next();
            return String.valueOf(digest.getString(1));
        }
    }
}
