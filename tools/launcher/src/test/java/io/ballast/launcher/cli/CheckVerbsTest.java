package io.ballast.launcher.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.ballast.launcher.run.Installation;

import static org.assertj.core.api.Assertions.assertThat;

/** Verbs that judge: what they print, and the exit code of each verdict. */
class CheckVerbsTest extends BallastCalls {

    @ParameterizedTest
    @CsvSource({"true, 0, certified", "false, 2, withheld"})
    void shouldExitByTheCertificate(boolean certified, int exitCode, String word) {
        monitor.on("GET /api/v1/certificates", 200, """
                {"items":[{"session":"2018-02-07","certified":%s,"reasons":[],"predictionsHash":"abc","runId":"r",
                "decidedAt":"2018-02-08T00:00:00Z","checks":[
                {"name":"no-fallback","value":0.0,"threshold":0.0,"passed":true,"message":"ok"},
                {"name":"universe-coverage","value":0.99644128113879,"threshold":0.97,"passed":true,"message":"ok"}]}]}""".formatted(certified));

        assertThat(ballast("certificate", "--date", "2018-02-07")).isEqualTo(exitCode);
        assertThat(out())
                .contains("2018-02-07", word)
                .containsPattern("no-fallback +0 +0 +yes")
                .containsPattern("universe-coverage +0\\.9964 +0\\.9700 +yes");
        assertThat(monitor.requests).containsExactly("GET /api/v1/certificates?limit=1&session=2018-02-07");
    }

    @Test
    void shouldListTheOtherDecisionsOnASession() {
        String decision = """
                {"session":"2018-02-07","certified":%s,"reasons":[%s],"runId":"%s","decidedAt":"2018-02-08T00:00:00Z",
                "checks":[]}""";
        String standing = decision.formatted(true, "", "r");
        monitor.on(
                "GET /api/v1/certificates",
                200,
                "{\"items\":[" + standing + "," + decision.formatted(false, "\"it came late\"", "q") + "]}");

        assertThat(ballast("certificate", "--history")).isZero();
        assertThat(out()).contains("Session 2018-02-07: certified").containsPattern("q +withheld +it came late");
        assertThat(monitor.requests).last().isEqualTo("GET /api/v1/certificates?limit=500&session=2018-02-07");
    }

    @ParameterizedTest
    @CsvSource({"HEALTHY, 0", "WARNING, 1", "CRITICAL, 2"})
    void shouldExitByTheHealthOfEverything(String status, int exitCode) {
        monitor.on("GET /api/v1/health-check", 200, """
                {"status":"%s","takenAt":"2018-02-08T00:00:00Z","checks":[
                {"component":"postgresql","name":"connections","status":"%1$s","detail":"81 of 100",
                "recommendation":"Raise max_connections."}]}""".formatted(status));

        assertThat(ballast("health-check")).isEqualTo(exitCode);
        assertThat(out()).contains("Health: " + status, "81 of 100");
        assertThat(err()).contains("postgresql, connections: Raise max_connections.");
    }

    @Test
    void shouldSayThatNativePartitionsDoTheWork() {
        monitor.on("GET /api/v1/timescale", 200, """
                {"status":"HEALTHY","version":null,"available":false,"checks":[{"component":"timescaledb",
                "name":"extension","status":"HEALTHY","detail":"not on this server; native partitions do the work"}],
                "tables":[{"name":"ingestion.daily_bar","partitions":46,"rows":621535,"sizeBytes":104857600,
                "endsBefore":"2036-01-01"}]}""");

        assertThat(ballast("timescale", "--check")).isZero();
        assertThat(out()).contains("native partitions do the work");
        assertThat(ballast("timescale", "--info")).isZero();
        assertThat(out()).contains("ingestion.daily_bar", "46", "621,535", "100.0", "2036-01-01");
        monitor.on("GET /api/v1/timescale/setup", 200, """
                {"version":"2.17.2","note":"nobody has tried it","statements":["create table a ()","grant x"]}""")
                .on("POST /api/v1/operations", 202, "{\"id\":\"t\"}")
                .on("GET /api/v1/operations/t", 200, """
                        {"id":"t","state":"succeeded","result":{"note":"nobody has tried it","statements":["a","b"]}}""");
        assertThat(ballast("timescale", "--setup", "--dry-run")).isZero();
        assertThat(out()).contains("create table a ();", "grant x;");
        assertThat(err()).contains("nobody has tried it");
        assertThat(ballast("timescale", "--setup")).isZero();
        assertThat(out()).contains("set up by 2 statements");
        assertThat(ballast("timescale", "--info", "--dry-run")).isEqualTo(ExitCode.USAGE);
        assertThat(ballast("timescale")).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void shouldNotTakeASessionWithoutADecisionForCertified() {
        monitor.on("GET /api/v1/certificates", 200, "{\"items\":[]}");

        assertThat(ballast("certificate")).isEqualTo(2);
        assertThat(ballast("certificate", "--json")).isEqualTo(2);
        assertThat(out()).contains("null");
    }

    @ParameterizedTest
    @CsvSource({"OK,0", "WARNING,1", "CRITICAL,2", "UNKNOWN,3", "nonsense,3"})
    void shouldEndChecksWithTheCodeOfTheirVerdict(String verdict, int code) {
        for (String check :
                new String[] {"breadth", "target-coverage", "freshness", "health-check", "timescale --check"}) {
            String resource = check.split(" ")[0];
            monitor.on("GET /api/v1/" + resource, 200, "{\"status\":\"" + verdict + "\",\"summary\":\"So it is.\"}");
            assertThat(ballast(check.split(" "))).as(check).isEqualTo(code);
        }
        assertThat(out()).contains(verdict).contains("So it is.");
        assertThat(err()).isEmpty();
    }

    /** Every verb that calls itself a check, as it is called. */
    static Stream<String> checks() {
        Session nowhere = new Session(Map.of(), new Installation(Path.of(".")), null);
        return CommandTree.of(nowhere).getSubcommands().entrySet().stream()
                .filter(verb -> verb.getValue().getCommand() instanceof Verb one && one.isCheck())
                .map(verb -> verb.getKey().equals("timescale") ? "timescale --check" : verb.getKey());
    }

    @Test
    void shouldBeAskedOfEveryCheckThereIs() {
        assertThat(checks())
                .containsExactlyInAnyOrder(
                        "breadth",
                        "target-coverage",
                        "freshness",
                        "certificate",
                        "validate",
                        "health-check",
                        "timescale --check");
    }

    @ParameterizedTest
    @MethodSource("checks")
    void shouldEndChecksWithUnknownWhenMonitorCannotBeReachedOrUsageIsWrong(String check) throws IOException {
        assertThat(ballast((check + " --nonsense").split(" "))).isEqualTo(ExitCode.UNKNOWN);
        environment.put(Session.MONITOR_URL, "http://localhost:" + closedPort());
        assertThat(ballast(check.split(" "))).isEqualTo(ExitCode.UNKNOWN);
        environment.remove(Session.MONITOR_URL);
        assertThat(ballast(check.split(" "))).isEqualTo(ExitCode.UNKNOWN);
        assertThat(err()).contains("--nonsense", "Cannot reach the monitor", "Nothing runs in", "./ballast up");
        assertThat(out()).isEmpty();
    }

    @Test
    void shouldHandCallersThresholdsAndWindowToTheMonitor() {
        monitor.on("GET /api/v1/target-coverage", 200, "{\"status\":\"OK\"}");
        environment.put("DAYS_BACK", " 60 ");
        environment.put("MIN_TARGET_COVERAGE", "0.9");
        environment.put("POLYGON_API_KEY", "secret");
        ballast("target-coverage");
        ballast("target-coverage", "--days-back", "10");

        assertThat(monitor.requests)
                .containsExactly(
                        "GET /api/v1/target-coverage?days-back=60&min-target-coverage=0.9",
                        "GET /api/v1/target-coverage?days-back=10&min-target-coverage=0.9");
    }

    @Test
    void shouldPrintTheAnswerAsItIsWhenJsonIsWanted() throws IOException {
        monitor.on("GET /api/v1/breadth", 200, "{\"status\":\"WARNING\",\"symbolsWithFeatures\":150}");

        assertThat(ballast("breadth", "--json")).isEqualTo(1);

        assertThat(JSON.readTree(out()).path("symbolsWithFeatures").asInt()).isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource({"succeeded,OK,0", "succeeded,WARNING,1", "succeeded,CRITICAL,2", "succeeded,UNKNOWN,3", "failed,OK,3"})
    void shouldEndAValidationWithTheCodeOfItsReport(String state, String verdict, int code) {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\"}");
        monitor.on(
                "GET /api/v1/operations/7",
                200,
                "{\"id\":\"7\",\"type\":\"run-validation\",\"state\":\"" + state + "\",\"result\":{\"id\":\"9\"},"
                        + "\"error\":{\"message\":\"Out of luck.\",\"hint\":\"Try again.\"}}");
        monitor.on(
                "GET /api/v1/validation-reports/9",
                200,
                "{\"status\":\"" + verdict + "\",\"from\":null,\"checks\":[]}");

        assertThat(ballast("validate")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 2"})
    void shouldExitByWhetherPublishedRowsCanBeMadeAgain(boolean identical, int exitCode) {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\"}");
        monitor.on("GET /api/v1/operations/7", 200, """
                {"id":"7","type":"prove-reproducible","state":"succeeded","result":{"identical":%s,
                "from":"2024-03-01","to":"2024-03-04","publishedRows":1000,"rebuiltRows":1000,"differingRows":1,
                "publishedHash":"aa","rebuiltHash":"bb","recordedHash":"cc","storedHash":"dd",
                "inputsChangedFrom":"2024-03-02","differences":[{"symbol":"AAA","session":"2024-03-04",
                "what":"differs","columns":[{"name":"ret_1d","published":0.5,"rebuilt":null}]}]}}""".formatted(identical));

        assertThat(ballast("prove", "reproducible", "--from", "2024-03-01")).isEqualTo(exitCode);
        assertThat(monitor.bodies.get(0)).contains("prove-reproducible", "\"from\":\"2024-03-01\"");
        assertThat(out()).contains("1,000", "AAA", "ret_1d", "0.5", "aa", "bb");
        assertThat(err()).contains(identical ? "prove lookahead" : "changed since 2024-03-02");
    }

    @Test
    void shouldSayWhyChangesDoNotExplainThatRowsDiffer() {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\"}");
        monitor.on("GET /api/v1/operations/7", 200, """
                {"id":"7","type":"prove-reproducible","state":"succeeded","result":{"identical":false,
                "inputsChangedFrom":null,"obstacle":"the log of changes is of another server","differences":[]}}""");

        assertThat(ballast("prove", "reproducible")).isEqualTo(ExitCode.DISPROVED);
        assertThat(err())
                .contains("since the log of changes is of another server", "features build builds everything")
                .doesNotContain("The inputs are those of the last build");
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 2"})
    void shouldExitByWhetherAFeatureKnowsTheFuture(boolean clean, int exitCode) {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"8\"}");
        monitor.on("GET /api/v1/operations/8", 200, """
                {"id":"8","type":"prove-lookahead","state":"succeeded","result":{"clean":%s,"seed":4,
                "sessions":["2024-03-01"],"builds":5,"symbols":40,"values":12000,"leaks":[{"feature":"ret_1d",
                "changed":"bars","after":"2024-03-01","symbols":12,"example":"AAA"}]}}""".formatted(clean));

        assertThat(ballast("prove", "lookahead", "--sessions", "1", "--seed", "4"))
                .isEqualTo(exitCode);
        assertThat(monitor.bodies.get(0)).contains("prove-lookahead", "\"sessions\":1", "\"seed\":4");
        assertThat(out()).contains("12,000", "ret_1d", "bars", "2024-03-01", "AAA");
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
