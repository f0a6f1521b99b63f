package io.ballast.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything in a simulated market that may befall a name somebody holds befalls one, and the morning report tells of each. */
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes minutes; run it with -Dballast.campaign=true")
class MorningReportIT {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void shouldTellTheHoldersWhatBecameOfTheirNames() throws Exception {
        try (LocalSystem system = new LocalSystem("morning")) {
            LocalSystem.Answer demo = system.demo(PATIENCE, "--symbols", "120", "--json");
            assertThat(demo.exitCode()).as(demo::toString).isZero();
            List<String> members = members(system);
            Path file = Files.write(folder.resolve("held.txt"), members);
            run(system, "watchlist", "load", file.toString(), "--author", "Ada");
            Faults faults = new Faults(system);
            String dropped = members.get(3);
            String delisted = members.get(5);
            String corrected = members.get(7);

            String session = run(system, "clock", "next-session", "--json")
                    .json()
                    .path("session")
                    .asText();
            faults.order("{\"kind\":\"silent-loss\",\"symbols\":[\"" + dropped + "\"]}");
            faults.order("{\"kind\":\"delisting\",\"from\":\"" + session + "\",\"symbols\":[\"" + delisted + "\"]}");
            faults.order("{\"kind\":\"late-correction\",\"symbols\":[\"" + corrected + "\"]}");
            JsonNode first = day(system);
            faults.lift();
            run(system, "clock", "next-session");
            JsonNode second = day(system);

            assertThat(kinds(first, dropped)).contains("NO_DATA");
            assertThat(kinds(first, delisted)).contains("LEFT_UNIVERSE");
            assertThat(first.path("coverage").path("lost"))
                    .anyMatch(lost -> lost.path("symbol").asText().equals(dropped));
            assertThat(kinds(second, corrected)).contains("REVISED");
            assertThat(second.path("revisions"))
                    .anyMatch(revision -> revision.path("symbol").asText().equals(corrected)
                            && revision.path("before").asDouble()
                                    != revision.path("after").asDouble());
            assertThat(second.path("before")).isEqualTo(first.path("session"));
            assertThat(second.path("ranks").path("correlation").asDouble()).isBetween(0.0, 1.0);
            for (JsonNode report : List.of(first, second)) {
                assertThat(ofKind(report, "ACTION_AHEAD")).isEqualTo(announced(system, report, members));
            }
            assertThat(run(
                                    system,
                                    "morning-report",
                                    "--json",
                                    "--date",
                                    first.path("session").asText())
                            .json())
                    .isEqualTo(first);
        }
    }

    private static JsonNode day(LocalSystem system) {
        system.call(PATIENCE, "eod", "--json");
        String session =
                run(system, "certificate", "--json").json().path("session").asText();
        JsonNode report = null;
        for (int attempt = 0; attempt < 20 && report == null; attempt++) {
            LocalSystem.Answer answer = system.call(PATIENCE, "morning-report", "--json", "--date", session);
            report = answer.exitCode() == 0 ? answer.json() : null;
        }
        assertThat(report).as("report of " + session).isNotNull();
        return report;
    }

    private static LocalSystem.Answer run(LocalSystem system, String... verb) {
        return system.call(PATIENCE, verb);
    }

    private static Set<String> kinds(JsonNode report, String symbol) {
        return StreamSupport.stream(report.path("alerts").spliterator(), false)
                .filter(alert -> alert.path("symbol").asText().equals(symbol))
                .map(alert -> alert.path("kind").asText())
                .collect(Collectors.toSet());
    }

    private static Set<String> ofKind(JsonNode report, String kind) {
        return StreamSupport.stream(report.path("alerts").spliterator(), false)
                .filter(alert -> alert.path("kind").asText().equals(kind))
                .map(alert -> alert.path("symbol").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the market does to the members on the session after a report's, by the market itself. */
    private static Set<String> announced(LocalSystem system, JsonNode report, List<String> members) throws Exception {
        String next = report.path("next").asText();
        Set<String> symbols = new TreeSet<>();
        for (String path : List.of(
                "/v3/reference/splits?limit=1000&execution_date=" + next,
                "/v3/reference/dividends?limit=1000&ex_dividend_date=" + next)) {
            get(system, path)
                    .path("results")
                    .forEach(row -> symbols.add(row.path("ticker").asText()));
        }
        symbols.retainAll(members);
        return symbols;
    }

    private static List<String> members(LocalSystem system) throws Exception {
        try (Connection database = system.database()) {
            return List.of(LocalSystem.query(
                            database,
                            "select string_agg(symbol, ',' order by symbol collate \"C\") from ingestion.published_universe"
                                    + " where included and not benchmark")
                    .split(","));
        }
    }

    private static JsonNode get(LocalSystem system, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.url("simulator") + path))
                .header("Authorization", "Bearer simulated")
                .build();
        return JSON.readTree(
                HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
