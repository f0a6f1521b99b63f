package io.ballast.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;

/** What a newcomer sees: the demo of 300 symbols, its checks, its page, and days played one by one: three, or ten in a campaign. */
@TestMethodOrder(OrderAnnotation.class)
class DemoIT {

    private static final Duration DEMO = Duration.ofMinutes(6);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final int DAYS = Boolean.getBoolean("ballast.campaign") ? 10 : 3;

    private static LocalSystem system;
    private static JsonNode result;

    @BeforeAll
    static void playDemo() {
        system = new LocalSystem("demo");
        LocalSystem.Answer answer = system.demo(DEMO, "--json");
        assertThat(answer.exitCode()).as(answer::toString).isZero();
        result = answer.json();
        System.out.println("[ballast] demo of 300 symbols: " + result.path("seconds") + ", peak PSS "
                + result.path("peakPssMb") + " MB");
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    @Order(1)
    void shouldBringBarsToCertifiedPredictions() {
        assertThat(result.path("provider").asText()).isEqualTo("polygon");
        assertThat(result.path("symbols").asInt()).isBetween(200, 300);
        assertThat(result.path("bars").asLong()).isGreaterThan(50_000);
        assertThat(result.path("featureRows").asLong()).isGreaterThan(50_000);
        assertThat(result.path("symbolsWithFeatures").asInt()).isGreaterThanOrEqualTo(200);
        assertThat(result.path("featureCoverageRate").asDouble()).isGreaterThan(0.9);
        assertThat(result.path("targetCoverage").path("fwd_ret_resid").asDouble())
                .isGreaterThan(0.5);
        assertThat(result.path("selectedTarget").asText()).isEqualTo("fwd_ret_resid");
        assertThat(result.path("fallback").asBoolean()).isFalse();
        assertThat(result.path("models")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(result.path("predictions").asInt()).isGreaterThanOrEqualTo(400);
        assertThat(result.path("verdicts").path("breadth").asText()).isEqualTo("OK");
        assertThat(result.path("seconds").fieldNames())
                .toIterable()
                .containsExactly("universe", "backfill", "fundamentals", "adv-fallback", "features", "train");
    }

    @Test
    @Order(2)
    void shouldStayWithinTwoGigabytes() {
        assertThat(result.path("peakPssMb").asDouble()).isPositive().isLessThanOrEqualTo(2048);
    }

    @Test
    @Order(3)
    void shouldExitWithZeroWhereAllIsWell() {
        for (String check : new String[] {"breadth", "target-coverage", "freshness", "timescale --check"}) {
            LocalSystem.Answer answer = system.call(SHORT, check.split(" "));

            assertThat(answer.exitCode()).as(check + ": " + answer).isZero();
            assertThat(answer.output()).isNotBlank();
        }
    }

    @Test
    @Order(3)
    void shouldBeInGoodHealthButForTheMachine() {
        LocalSystem.Answer answer = system.call(SHORT, "health-check", "--json");

        assertThat(answer.json().path("checks"))
                .hasSizeGreaterThan(15)
                .filteredOn(check -> !check.path("component").asText().equals("machine"))
                .allSatisfy(check -> assertThat(check.path("status").asText())
                        .as(check.toString())
                        .isEqualTo("HEALTHY"));
    }

    @Test
    @Order(3)
    void shouldLogWhatScriptsLookForAndNothingOfTrouble() throws Exception {
        assertThat(LogPattern.foundIn(system.dataFolder().resolve("logs")))
                .containsExactlyInAnyOrderElementsOf(LogPattern.QUIET);
    }

    @Test
    @Order(4)
    void shouldTellWhereEverythingIs() {
        JsonNode status = system.status();

        assertThat(status.path("databaseUrl").asText()).startsWith("postgresql://");
        assertThat(status.path("kafkaBootstrapServers").asText()).contains(":");
        assertThat(status.path("simulatorUrl").asText()).isEqualTo(system.url("simulator"));
        assertThat(status.path("dataDir").asText())
                .isEqualTo(system.dataFolder().toString());
        for (String service : new String[] {"ingestion", "feature", "model", "monitor"}) {
            JsonNode entry = service(status, service);
            assertThat(entry.path("url").asText()).isEqualTo(system.url(service));
            assertThat(entry.path("pid").asLong()).isPositive();
            assertThat(entry.path("rssMb").asDouble()).isPositive();
        }
    }

    @Test
    @Order(4)
    void shouldFindNothingToMigrateAfterTheServicesDid() {
        LocalSystem.Answer answer = system.call(SHORT, "migrate", "--json");

        assertThat(answer.exitCode()).as(answer::toString).isZero();
        assertThat(answer.json()).hasSize(4).allSatisfy(outcome -> {
            assertThat(outcome.path("applied").asInt()).isZero();
            assertThat(outcome.path("to").asText()).isNotEqualTo("none");
        });
    }

    @Test
    @Order(5)
    void shouldServeOnePageWithTheVerdict() throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(system.url("monitor") + "/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Ballast")
                .contains(result.path("latestSession").asText());
    }

    @Test
    @Order(5)
    void shouldRefuseBadInputAndChangeNothing() throws Exception {
        BadInput input = new BadInput(system);
        String known = system.call(SHORT, "universe", "show", "--json")
                .json()
                .path("securities")
                .get(0)
                .path("symbol")
                .asText();
        var before = input.tables();
        for (BadInput.Mistake mistake : BadInput.mistakes(known)) {
            HttpResponse<String> answer = input.request(mistake);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(mistake.status());
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            JsonNode problem = BadInput.problem(answer);
            assertThat(problem.path("detail").asText() + problem.path("hint").asText())
                    .contains(mistake.words());
            assertThat(problem.path("hint").asText()).as("what to do").isNotBlank();

            LocalSystem.Answer call = system.call(SHORT, mistake.verb().split(" "));
            assertThat(call.exitCode()).as(mistake.verb() + ": " + call).isEqualTo(mistake.exitCode());
            assertThat(call.output()).isEmpty();
            assertThat(call.errors())
                    .contains("ballast: ")
                    .contains(mistake.words().get(0).split(" ")[0]);
        }
        assertThat(input.tables()).isEqualTo(before);
    }

    @Test
    @Order(5)
    void shouldNameTheLineOfAReplayFileThatIsMalformed() throws Exception {
        try (LocalSystem other = new LocalSystem("malformed")) {
            Path files = Files.createDirectories(other.dataFolder().resolveSibling("files"));
            Files.writeString(files.resolve("bars.csv"), """
                    symbol,date,open,high,low,close,volume
                    A,2018-02-06,10,11,9,10,1000
                    A,2018-02-07,10,11,9,ten,1000
                    """);

            LocalSystem.Answer demo = other.demo(Duration.ofMinutes(2), "--replay", files.toString());

            assertThat(demo.exitCode()).as(demo::toString).isEqualTo(1);
            assertThat(demo.errors()).contains("bars.csv line 3: close 'ten' is not allowed");
            assertThat(other.status().path("services"))
                    .as("nothing was begun with it")
                    .allSatisfy(service ->
                            assertThat(service.path("state").asText()).isNotEqualTo("running"));
        }
    }

    @Test
    @Order(6)
    void shouldEndEachDayWithFeaturesPredictionsAndCertificate() throws Exception {
        LocalDate before = LocalDate.parse(result.path("latestSession").asText());
        for (int day = 1; day <= DAYS; day++) {
            LocalSystem.Answer moved = system.call(SHORT, "clock", "next-session");
            assertThat(moved.exitCode()).as(moved::toString).isZero();
            long start = System.nanoTime();
            LocalSystem.Answer eod = system.call(Duration.ofMinutes(3), "eod", "--json");
            double seconds = (System.nanoTime() - start) / 1e9;

            assertThat(eod.exitCode()).as(eod::toString).isZero();
            LocalDate latest = LocalDate.parse(eod.json().path("latestSession").asText());
            assertThat(latest).isAfter(before);
            assertNewFeaturesPredictionsAndCertificate(latest);
            System.out.printf("[ballast] day %d (%s) took %.1f s%n", day, latest, seconds);
            before = latest;
        }
    }

    @Test
    @Order(7)
    void shouldFillHolesWithoutAnOperatorAndLeaveLegitimateAbsencesAlone() throws Exception {
        Holes holes = new Holes(system);
        Holes.Store healthy = holes.store();
        holes.punch(2_000, 1);

        LocalSystem.Answer heal = system.call(Duration.ofMinutes(3), "heal", "--json");

        assertThat(heal.exitCode()).as(heal::toString).isZero();
        assertThat(heal.json().path("healed").asInt()).isEqualTo(2_000);
        assertThat(holes.store()).isEqualTo(healthy);
    }

    @Test
    @Order(8)
    void shouldFindNothingWantingInWhatItStored() {
        LocalSystem.Answer answer = system.call(SHORT, "validate", "--full", "--json");

        assertThat(answer.exitCode()).as(answer::toString).isZero();
        assertThat(answer.json().path("checks"))
                .filteredOn(check -> !check.path("rule").asText().equals("revisions-chained"))
                .allSatisfy(check -> assertThat(check.path("checked").asLong())
                        .as(check.toString())
                        .isPositive());
    }

    @Test
    @Order(9)
    void shouldNameWhatSomebodyDamaged() throws Exception {
        try (var database = system.database()) {
            StoredDamage.all(database);
        }

        JsonNode report = system.call(SHORT, "validate", "--full", "--json").json();

        assertThat(report.path("status").asText()).isEqualTo("CRITICAL");
        StoredDamage.FINDINGS.forEach((rule, found) -> assertThat(report.path("checks"))
                .filteredOn(check -> check.path("rule").asText().equals(rule))
                .singleElement()
                .satisfies(check -> assertThat(check.path("found").asLong())
                        .as(check.toString())
                        .isGreaterThanOrEqualTo(found)));
    }

    private static void assertNewFeaturesPredictionsAndCertificate(LocalDate session) throws Exception {
        try (var database = system.database()) {
            String of = " where session = '" + session + "'";
            assertThat(count(database, "feature.published_features" + of)).isGreaterThan(200);
            assertThat(count(database, "model.published_predictions" + of)).isGreaterThan(400);
            assertThat(count(database, "model.published_predictions" + of + " and not tradable"))
                    .isZero();
            assertThat(count(database, "monitor.certificate" + of + " and certified"))
                    .isPositive();
        }
    }

    private static long count(java.sql.Connection database, String from) throws java.sql.SQLException {
        return Long.parseLong(LocalSystem.query(database, "select count(*) from " + from));
    }

    private static JsonNode service(JsonNode status, String name) {
        for (JsonNode entry : status.path("services")) {
            if (entry.path("name").asText().equals(name)) {
                return entry;
            }
        }
        throw new AssertionError("no service " + name + " in " + status);
    }
}
