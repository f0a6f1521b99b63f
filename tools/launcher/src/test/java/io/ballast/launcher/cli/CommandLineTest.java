package io.ballast.launcher.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.launcher.report.Screen;
import io.ballast.launcher.run.Installation;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private FakeMonitor monitor;

    @BeforeEach
    void start() throws IOException {
        monitor = new FakeMonitor();
        environment.put("BALLAST_STATE", home.resolve("state").toString());
        environment.put(Session.MONITOR_URL, monitor.url());
    }

    @AfterEach
    void stop() {
        monitor.close();
    }

    private int ballast(String... arguments) {
        var screen = new Screen(new PrintStream(out, true), new PrintStream(err, true), false, false, 80);
        return CommandTree.of(new Session(environment, new Installation(home), screen))
                .execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"true, 0, certified", "false, 2, withheld"})
    void shouldExitByTheCertificate(boolean certified, int exitCode, String word) {
        monitor.on("GET /api/v1/certificates", 200, """
                {"items":[{"session":"2018-02-07","certified":%s,"reasons":[],"predictionsHash":"abc","runId":"r",
                "decidedAt":"2018-02-08T00:00:00Z","checks":[
                {"name":"no-fallback","value":0.0,"threshold":0.0,"passed":true,"message":"ok"}]}]}""".formatted(certified));

        assertThat(ballast("certificate", "--date", "2018-02-07")).isEqualTo(exitCode);
        assertThat(out()).contains("2018-02-07", word, "no-fallback");
        assertThat(monitor.requests).containsExactly("GET /api/v1/certificates?limit=1&session=2018-02-07");
    }

    @Test
    void shouldShowTheMorningReportOfASession() {
        monitor.on("GET /api/v1/morning-report", 200, """
                {"summary":"Session 2018-02-07 is certified.","session":"2018-02-07","before":"2018-02-06","next":"2018-02-08",
                "universe":{"joined":[{"symbol":"NEW","on":"2018-02-07","reason":"listed"}],"left":[],
                "renamed":[{"ticker":"FB","symbol":"META","on":"2018-02-07"}]},
                "coverage":{"before":{"symbolsWithFeatures":300,"universeSymbols":300},
                "now":{"symbolsWithFeatures":299,"universeSymbols":300},
                "lost":[{"symbol":"AAA","cause":"provider-missing","provider":"polygon"}]},
                "ranks":{"model":"blend","correlation":0.75,"topDecileKept":0.9,"moved":1,
                "moves":[{"symbol":"BBB","before":0.1,"after":0.9,"causes":["price +12.0 %"]}]},
                "revised":1,"revisions":[{"symbol":"CCC","session":"2018-02-01","what":"bar","before":1.0,"after":1.1,
                "cause":"the provider polygon says so now"}],
                "held":1,"alerts":[{"symbol":"AAA","kind":"NO_DATA","detail":"has no features"}]}""");

        assertThat(ballast("morning-report", "--date", "2018-02-07")).isZero();
        assertThat(out())
                .contains(
                        "AAA", "no-data", "NEW (listed)", "FB is META", "299 of 300", "0.750", "price +12.0 %", "1.1");
        assertThat(err()).contains("/api/v1/morning-report?date=2018-02-07");
        assertThat(monitor.requests).containsExactly("GET /api/v1/morning-report?date=2018-02-07");
    }

    @Test
    void shouldSayThatThereIsNoMorningReportYet() {
        assertThat(ballast("morning-report")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(err()).contains("There is no such thing.");
    }

    @Test
    void shouldKeepTheWatchlistOfAFile() throws IOException {
        monitor.on("PUT /api/v1/watchlist", 200, "{\"items\":[{\"symbol\":\"ABC\"},{\"symbol\":\"BRK.B\"}]}")
                .on("GET /api/v1/watchlist", 200, """
                        {"items":[{"symbol":"ABC","addedOn":"2018-02-07","author":"Ada","note":"long"}]}""")
                .on("PUT /api/v1/watchlist/ABC", 200, "{}")
                .on("DELETE /api/v1/watchlist/ABC", 204, "");
        Path file = Files.writeString(home.resolve("held.txt"), "# mine\nABC, long\n\nBRK.B # short\n");

        assertThat(ballast("watchlist", "load", file.toString(), "--author", "Ada"))
                .isZero();
        assertThat(monitor.bodies.get(0))
                .isEqualTo("{\"author\":\"Ada\",\"items\":[{\"symbol\":\"ABC\",\"note\":\"long\"},"
                        + "{\"symbol\":\"BRK.B\",\"note\":\"\"}]}");
        assertThat(err()).contains("2 names are watched");
        assertThat(ballast("watchlist", "list")).isZero();
        assertThat(out()).contains("ABC", "2018-02-07", "Ada", "long");
        assertThat(ballast("watchlist", "add", "ABC", "--author", "Ada")).isZero();
        assertThat(ballast("watchlist", "remove", "ABC")).isZero();
        assertThat(ballast("watchlist", "load", home.resolve("none.txt").toString(), "--author", "Ada"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(ballast("watchlist", "add", "ABC")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldChangeRulesByName() {
        String rule = """
                {"name":"energy-coverage","metric":"universe-coverage","scope":"sector=Energy","comparison":"below",
                "variable":null,"threshold":0.8,"severity":"CRITICAL","hysteresis":0.0,"sessions":2,
                "runbook":"docs/runbook.md","enabled":true}""";
        monitor.on("PUT /api/v1/rules/energy-coverage", 200, rule)
                .on("GET /api/v1/rules", 200, "{\"items\":[" + rule + "]}")
                .on("GET /api/v1/rules/energy-coverage/changes", 200, """
                        {"items":[{"changedAt":"2018-02-07T00:00:00Z","author":"Ada","note":"a small sector","before":null,
                        "after":%s}]}""".formatted(rule));

        assertThat(ballast(
                        "rules",
                        "set",
                        "energy-coverage",
                        "--metric",
                        "universe-coverage",
                        "--scope",
                        "sector=Energy",
                        "--threshold",
                        "0.8",
                        "--sessions",
                        "2",
                        "--author",
                        "Ada",
                        "--note",
                        "a small sector"))
                .isZero();
        assertThat(monitor.bodies.get(0))
                .contains("\"scope\":\"sector=Energy\"", "\"threshold\":0.8", "\"sessions\":2", "\"enabled\":null");
        assertThat(out()).contains("energy-coverage: CRITICAL if universe-coverage is below 0.8.");
        assertThat(ballast("rules", "list")).isZero();
        assertThat(out()).contains("sector=Energy");
        assertThat(ballast("rules", "changes", "energy-coverage")).isZero();
        assertThat(out()).contains("Ada", "a small sector", "below 0.8");
        assertThat(ballast("rules", "set", "energy-coverage", "--threshold", "0.7"))
                .isEqualTo(ExitCode.USAGE);
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
        assertThat(ballast("timescale", "--setup")).isZero();
        assertThat(err()).contains("Nothing to set up");
        assertThat(ballast("timescale")).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void shouldShowWhatCameOfEachChore() {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\",\"state\":\"queued\"}")
                .on("GET /api/v1/operations/7", 200, """
                        {"id":"7","type":"monthly-maintenance","state":"partial","result":{"chores":[
                        {"name":"validation","status":"WARNING","summary":"1 of 12 rules are broken"}]},
                        "error":{"message":"not done: recompute-adv-fallback"}}""");

        assertThat(ballast("maintenance", "monthly", "--prune")).isEqualTo(ExitCode.PARTIAL);
        assertThat(monitor.bodies.get(0)).contains("\"type\":\"monthly-maintenance\"", "\"prune\":true");
        assertThat(out()).contains("validation", "WARNING", "1 of 12 rules are broken");
        assertThat(err()).contains("not done: recompute-adv-fallback");
    }

    @Test
    void shouldRuleAboutTheUniverse() {
        monitor.on("PUT /api/v1/universe/rulings/BRK.B", 200, "{}")
                .on("DELETE /api/v1/universe/rulings/BRK.B", 204, "")
                .on("GET /api/v1/universe/rulings", 200, """
                        [{"symbol":"BRK.B","kind":"exclude","reason":"fraud","author":"ann","until":"2018-03-01",
                        "inForce":true}]""");
        String[] exclude = {
            "universe", "exclude", "BRK.B", "--reason", "fraud", "--author", "ann", "--until", "2018-03-01"
        };

        assertThat(ballast(exclude)).isZero();
        assertThat(monitor.bodies.get(0)).contains("\"kind\":\"exclude\"", "\"until\":\"2018-03-01\"");
        assertThat(err()).contains("universe rebuild");
        assertThat(ballast("universe", "rulings")).isZero();
        assertThat(out()).contains("BRK.B", "exclude", "fraud", "ann");
        assertThat(ballast("universe", "withdraw", "BRK.B")).isZero();
        assertThat(ballast("universe", "withdraw", "OTHER")).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void shouldDeclareAClosureAndTakeItBack() {
        monitor.on("PUT /api/v1/calendar-overrides/2012-10-29", 200, "{}")
                .on("DELETE /api/v1/calendar-overrides/2012-10-29", 204, "")
                .on("GET /api/v1/calendar-overrides", 200, """
                        [{"session":"2012-10-29","reason":"storm","author":"ann"}]""");

        assertThat(ballast("closures", "declare", "2012-10-29", "--reason", "storm", "--author", "ann"))
                .isZero();
        assertThat(monitor.bodies).containsExactly("{\"reason\":\"storm\",\"author\":\"ann\"}");
        assertThat(ballast("closures", "list")).isZero();
        assertThat(out()).contains("2012-10-29", "storm", "ann");
        assertThat(ballast("closures", "withdraw", "2012-10-29")).isZero();
        assertThat(ballast("closures", "withdraw", "2012-10-30")).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void shouldShowWhereProvidersDiffer() {
        monitor.on("GET /api/v1/reconciliation", 200, """
                {"compared":534902,"differing":2,"byKind":{"price":2},"alarmRate":0.0001,
                "alarms":[{"kind":"level","provider":"alpaca","symbols":["DVA"],"from":"2013-09-09","to":"2013-09-20",
                "cells":10,"worstBps":-5000.4,"detail":"close"}],
                "episodes":[{"symbol":"LNT","kind":"impossible","rule":"only-one","provider":"polygon",
                "from":"2016-05-19","to":"2016-05-19","cells":1,"closeBps":null,"worstBps":null,"detail":"low"}]}""").on("GET /api/v1/reconciliation/differences", 200, """
                {"total":1,"differences":[{"symbol":"DVA","session":"2013-09-09","kind":"price","rule":"evidence",
                "kept":"polygon","lost":"alpaca","closeBps":-5000,"worstBps":-5000,"detail":"near 1/2",
                "losing":{"open":27.6,"high":28,"low":27.5,"close":28.02,"volume":2014550}}]}""");

        assertThat(ballast("reconcile", "report", "--symbol", "DVA", "--limit", "5"))
                .isZero();
        assertThat(out()).contains("level", "2013-09-20", "-5000", "LNT", "impossible");
        assertThat(monitor.requests).contains("GET /api/v1/reconciliation?limit=5&symbol=DVA");
        assertThat(ballast("reconcile", "evidence")).isZero();
        assertThat(out()).contains("28.02", "evidence", "near 1/2");
    }

    @Test
    void shouldListWhatChangedLater() {
        monitor.on("GET /api/v1/corrections", 200, """
                [{"symbol":"IWM","session":"2018-02-02","closeBefore":150.1,"close":153.2,"volumeBefore":10,"volume":10,
                "providerBefore":"polygon","provider":"alpaca","knownAt":"2018-02-08T04:59:00Z","run":"r1"}]""");

        assertThat(ballast("corrections", "--symbol", "IWM")).isZero();

        assertThat(out()).contains("150.1", "153.2", "alpaca", "r1");
        assertThat(monitor.requests).containsExactly("GET /api/v1/corrections?limit=20&symbol=IWM");
    }

    @Test
    void shouldDeclareWhoIsBelieved() {
        monitor.on("PUT /api/v1/provider-priorities/BRK.B/2018-02-07", 200, "{}")
                .on("DELETE /api/v1/provider-priorities/*/2018-02-07", 204, "")
                .on("GET /api/v1/provider-priorities", 200, """
                {"configured":["polygon","alpaca"],"rules":[{"symbol":null,"from":"2018-02-07","to":null,
                "providers":["alpaca"],"reason":"outage","author":"ann"}]}""");
        String[] declare = {
            "priorities",
            "declare",
            "BRK.B",
            "--providers",
            "alpaca,polygon",
            "--from",
            "2018-02-07",
            "--reason",
            "listing",
            "--author",
            "ann"
        };

        assertThat(ballast(declare)).isZero();
        assertThat(monitor.bodies.get(0)).contains("[\"alpaca\",\"polygon\"]", "listing", "ann");
        assertThat(ballast("priorities", "list")).isZero();
        assertThat(out()).contains("*", "outage");
        assertThat(err()).contains("polygon, alpaca");
        assertThat(ballast("priorities", "withdraw", "*", "--from", "2018-02-07"))
                .isZero();
    }

    @Test
    void shouldListAbsencesAndExplainThem() {
        monitor.on("POST /api/v1/absences", 200, "{}").on("GET /api/v1/absences", 200, """
                {"totals":{"expected":100,"present":97,"absent":{"halted":2,"not-fetched":1}},"absences":[
                {"symbol":"A","session":"2018-02-07","reason":"halted","provider":null,"detail":"news (ann)"}]}""");
        String[] declare = {
            "absences",
            "declare",
            "A",
            "--from",
            "2018-02-06",
            "--to",
            "2018-02-07",
            "--reason",
            "halted",
            "--detail",
            "news",
            "--author",
            "ann"
        };

        assertThat(ballast(declare)).isZero();
        assertThat(monitor.bodies.get(0)).contains("\"from\":\"2018-02-06\"", "\"to\":\"2018-02-07\"", "halted");
        assertThat(ballast("absences", "list", "--symbol", "A")).isZero();
        assertThat(out()).contains("A", "2018-02-07", "news (ann)");
        assertThat(err()).contains("100 cells expected, 97 present, 2 halted, 1 not-fetched");
    }

    @Test
    void shouldShowTheUniverseOfADay() {
        monitor.on("GET /api/v1/universe", 200, "{\"securities\":[]}");

        assertThat(ballast("universe", "show", "--session", "2018-02-07")).isZero();

        assertThat(monitor.requests.get(0)).contains("session=2018-02-07").contains("included=true");
    }

    @Test
    void shouldSayWhyWhatIsTestedOnTheUniverseLooksBetterThanTheMarketWas() {
        monitor.on("GET /api/v1/universe", 200, """
                {"securities":[],"survivorship":{"biased":true,"assumedShare":0.9251}}""");

        assertThat(ballast("universe", "show")).isZero();

        assertThat(err()).contains("biased towards survivors", "assumed on 92.5 % of the members' days");
    }

    @Test
    void shouldNotTakeASessionWithoutADecisionForCertified() {
        monitor.on("GET /api/v1/certificates", 200, "{\"items\":[]}");

        assertThat(ballast("certificate")).isEqualTo(2);
        assertThat(ballast("certificate", "--json")).isEqualTo(2);
        assertThat(out()).contains("null");
    }

    @Test
    void shouldListIncidentsAndNoteWhoTakesThemOn() {
        String incident = """
                {"id":"4711","cause":"bars:provider-missing","title":"Bars are missing","severity":"CRITICAL",
                "state":"acknowledged","session":"2018-02-07","acknowledgedBy":"Ada","symptoms":[
                {"rule":"breadth-low","message":"too few","runbook":"docs/alerts/BallastSymbolBreadthLow.md"}],
                "attributions":{"breadth-low":{"lost":2,"symbols":2,"since":"2018-02-07","parts":[{"cells":2,
                "cause":"provider-missing","provider":"polygon","sector":"-","exchange":"XNYS","listingAge":"unknown"}],
                "firstFailure":"step daily-ingest of run r (failed)","repair":"./ballast ingest --symbol A,B"},
                "breadth-drop":{"lost":0,"parts":[],"unavailable":"finding the lost breadth timed out after 10.0 s"}},
                "history":[{"at":"2018-02-08T00:00:00Z","kind":"opened","author":"monitor","detail":"too few"}]}""";
        monitor.on("GET /api/v1/incidents", 200, "{\"items\":[" + incident + "]}")
                .on("POST /api/v1/incidents/4711/acknowledgement", 200, incident);

        assertThat(ballast("incidents")).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("Bars are missing", "breadth-low: too few", "acknowledged by Ada");
        assertThat(ballast("incidents", "ack", "4711", "--author", "Ada", "--note", "mine"))
                .isEqualTo(ExitCode.DONE);
        assertThat(monitor.bodies).containsExactly("{\"author\":\"Ada\",\"note\":\"mine\"}");
        assertThat(out())
                .contains("opened", "2 cells of 2 symbols", "repair: ./ballast ingest --symbol A,B")
                .contains("breadth-drop: attribution not available: finding the lost breadth timed out");
        assertThat(ballast("incidents", "ack", "4711")).isEqualTo(ExitCode.USAGE);
        assertThat(ballast("incidents", "show", "4712")).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void shouldTellOfGapsAndOfWhatWaitsForAPerson() {
        String outlook = """
                {"dryRun":%s,"facts":{"halted":5},"recoverable":{"not-fetched":62},"asked":60,"symbols":60,
                "from":"2018-02-06","to":"2018-02-07","healed":%s,"absent":2,"waiting":2,"givenUp":0,"deferred":0,
                "braked":[{"session":"2018-02-05","gaps":120,"members":300,"share":0.4}],"decision":"decided anew"}""";
        monitor.on(
                        "GET /api/v1/gaps",
                        200,
                        "{\"automatic\":false,\"outlook\":" + outlook.formatted(true, null)
                                + ",\"repairs\":[{\"runId\":\"r\",\"author\":\"Ada\",\"asked\":9,\"healed\":8,\"absent\":1}]}")
                .on("POST /api/v1/operations", 202, "{\"id\":\"h\"}")
                .on("GET /api/v1/operations/h", 200, """
                        {"id":"h","type":"heal-gaps","state":"partial","error":{"message":"1 sessions lack more"},
                        "result":%s}""".formatted(outlook.formatted(false, 58)));

        assertThat(ballast("gaps")).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("5 halted", "62 not-fetched", "lacks 120 of 300 members", "Ada");
        assertThat(ballast("heal", "--approve", "--author", "Ada", "--note", "back"))
                .isEqualTo(ExitCode.PARTIAL);
        assertThat(out()).contains("58 have a bar now", "decided anew");
        assertThat(err()).contains("1 sessions lack more", "--approve");
        assertThat(monitor.bodies.get(0)).contains("\"approve\":true,\"author\":\"Ada\",\"note\":\"back\"");
    }

    @Test
    void shouldTellWhatARuleWouldHaveSaid() {
        monitor.on("GET /api/v1/rules/breadth-low/backtest", 200, """
                {"rule":"breadth-low","metric":"symbols-with-features","scope":"","comparison":"below","threshold":280.0,
                "from":"2018-01-02","to":"2018-02-07","sessions":26,"fired":1,"sessionsInBreach":3,"justified":0,
                "inVain":1,"undecided":0,"episodes":[{"from":"2018-01-10","to":"2018-01-12","sessions":3,"worst":150.0,
                "open":false,"use":"in-vain"}]}""");
        String[] backtest = {
            "incidents",
            "backtest",
            "--rule",
            "breadth-low",
            "--threshold",
            "280",
            "--from",
            "2018-01-01",
            "--to",
            "2018-02-07"
        };

        assertThat(ballast(backtest)).isEqualTo(ExitCode.DONE);
        assertThat(monitor.requests)
                .containsExactly(
                        "GET /api/v1/rules/breadth-low/backtest?threshold=280.0&from=2018-01-01&to=2018-02-07");
        assertThat(out()).contains("fired 1 times", "3 of 26 sessions", "in vain 1", "2018-01-10", "150");
        assertThat(ballast("incidents", "backtest", "--rule", "breadth-low")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldSayHowToGoOnWithARunThatFailed() {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"r\"}")
                .on("GET /api/v1/operations/r", 200, """
                        {"id":"r","type":"eod-pipeline","state":"failed","error":{"message":"Step features failed"}}""")
                .on("GET /api/v1/pipeline-runs", 200, """
                        {"items":[{"runId":"r","kind":"eod-pipeline","state":"failed"}]}""");

        assertThat(ballast("eod")).isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains("Step features failed", "./ballast eod --resume r");
        assertThat(ballast("eod", "--resume", "r")).isEqualTo(ExitCode.FAILED);
        assertThat(monitor.bodies.get(1)).contains("\"resume\":\"r\"");
        assertThat(ballast("eod", "--resume", "r", "--date", "2018-02-07")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldSayHowToBuildMissingBenchmarks() {
        assertThat(ballast("bench", "feature-kernel")).isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains("benchmarks.jar is missing").contains("./ballast bench");

        assertThat(ballast("bench")).isEqualTo(ExitCode.USAGE);
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

    @ParameterizedTest
    @ValueSource(strings = {"breadth", "target-coverage", "freshness", "health-check", "timescale --check", "validate"})
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
    void shouldSayWhichDatabaseToNameWhenThereIsNoneToMigrate() {
        assertThat(ballast("migrate")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("DATABASE_URL is not set", "./ballast up");
    }

    @Test
    void shouldMigrateNothingWhenTheServicesAreNotBuilt() {
        environment.put("DATABASE_URL", "postgresql://owner:secret@localhost:1/ballast");

        assertThat(ballast("migrate")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("quarkus-run.jar is missing")
                .doesNotContain("secret");
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
    void shouldListTheCatalogueOfFeatures() throws IOException {
        monitor.on("GET /api/v1/features/catalogue", 200, """
                [{"name":"rsi_14","unit":"index 0..100","formula":"Wilder's index","family":"price","rowsBack":14,
                  "recursive":true,"rowsForward":0},
                 {"name":"fwd_ret","unit":"fraction","formula":"what comes","family":"target","rowsBack":0,
                  "recursive":false,"rowsForward":5}]""");

        assertThat(ballast("features", "catalogue")).isEqualTo(ExitCode.DONE);
        assertThat(out().lines().filter(line -> line.contains("rsi_14")))
                .singleElement()
                .asString()
                .containsSubsequence("price", "index 0..100", "all", "0", "Wilder's index");
        assertThat(out()).containsSubsequence("fwd_ret", "target", "fraction", "0", "5", "what comes");
        assertThat(err()).contains("feature.published_features");

        out.reset();
        assertThat(ballast("features", "catalogue", "--json")).isEqualTo(ExitCode.DONE);
        assertThat(JSON.readTree(out()).at("/0/name").asText()).isEqualTo("rsi_14");
    }

    @Test
    void shouldListTheShardsOfTheBuildThatIsBeingMade() throws IOException {
        monitor.on("GET /api/v1/feature-builds/shards", 200, """
                [{"buildId":"a3c0de10-5f37-4d0b-8f7c-6a1d5c1e0004","shard":0,"symbols":12,"state":"written","rows":3400,
                  "replica":"7@ballast-feature-0"},
                 {"buildId":"a3c0de10-5f37-4d0b-8f7c-6a1d5c1e0004","shard":1,"symbols":13,"state":"waiting","rows":0,
                  "replica":null}]""");

        assertThat(ballast("features", "shards")).isEqualTo(ExitCode.DONE);
        assertThat(out().lines().filter(line -> line.contains("written")))
                .singleElement()
                .asString()
                .containsSubsequence("0", "12", "written", "3,400", "7@ballast-feature-0");
        assertThat(out()).containsSubsequence("1", "13", "waiting");
        assertThat(err()).contains("build a3c0de10-5f37-4d0b-8f7c-6a1d5c1e0004");

        out.reset();
        assertThat(ballast("features", "shards", "--json")).isEqualTo(ExitCode.DONE);
        assertThat(JSON.readTree(out()).at("/1/state").asText()).isEqualTo("waiting");
    }

    @Test
    void shouldSayThatNoBuildIsMadeInShards() {
        monitor.on("GET /api/v1/feature-builds/shards", 200, "[]");

        assertThat(ballast("features", "shards")).isEqualTo(ExitCode.DONE);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("No build is being made in shards");
    }

    @Test
    void shouldShowWhichModelsPredictAndWhoSaidSo() {
        monitor.on("GET /api/v1/models", 200, """
                {"items":[{"name":"ridge","version":"2018-02-07-1a2b3c4d","session":"2018-02-07","ic":0.0312,"icT":2.5,
                  "icSessions":40,"target":"fwd_ret_resid","dataHash":"0123456789abcdef"}]}""");
        monitor.on("GET /api/v1/models/aliases/history", 200, """
                {"items":[{"alias":"champion","trainingRunId":"t1","cause":"rolled-back","author":"ann",
                  "note":"too good to be true","changedAt":"2018-02-08T04:59:00Z"}]}""");

        assertThat(ballast("models", "list")).isEqualTo(ExitCode.DONE);
        assertThat(ballast("models", "history")).isEqualTo(ExitCode.DONE);

        assertThat(out()).containsSubsequence("ridge", "0.0312", "2.50", "01234567", "rolled-back", "ann", "too good");
        assertThat(ballast("models", "versions", "oracle")).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void shouldRollBackOnlyWithAuthorAndNote() {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"o1\"}");
        monitor.on("GET /api/v1/operations/o1", 200, "{\"state\":\"succeeded\",\"result\":{\"champion\":\"t1\"}}");

        assertThat(ballast("models", "rollback", "--author", "ann")).isEqualTo(ExitCode.USAGE);
        assertThat(ballast("models", "rollback", "--author", "ann", "--note", "worse"))
                .isEqualTo(ExitCode.DONE);

        assertThat(monitor.bodies).singleElement().asString().contains("rollback-models", "\"note\":\"worse\"");
        assertThat(err()).contains("Champion is training t1");
    }

    @Test
    void shouldFailClosedWhenNoPredictionMayBeTradedOn() {
        monitor.on("GET /api/v1/predictions", 200, "{\"session\":\"2018-02-07\",\"items\":[]}");

        assertThat(ballast("predictions")).isEqualTo(ExitCode.WITHHELD);

        assertThat(monitor.requests).containsExactly("GET /api/v1/predictions?model=blend&all=false");
        assertThat(err()).contains("./ballast certificate");
    }

    @Test
    void shouldPrintTheAnswerAsItIsWhenJsonIsWanted() throws IOException {
        monitor.on("GET /api/v1/breadth", 200, "{\"status\":\"WARNING\",\"symbolsWithFeatures\":150}");

        assertThat(ballast("breadth", "--json")).isEqualTo(1);

        assertThat(JSON.readTree(out()).path("symbolsWithFeatures").asInt()).isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource({"400,2", "403,4", "404,3", "409,5", "500,1", "503,6"})
    void shouldTranslateRefusalsOfTheMonitor(int status, int code) {
        monitor.on(
                "POST /api/v1/operations", status, "{\"detail\":\"It is refused.\",\"hint\":\"Do something else.\"}");

        assertThat(ballast("tasks", "dispatch", "predict")).isEqualTo(code);

        assertThat(err()).contains("It is refused.", "Do something else.");
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"succeeded,0", "partial,7", "failed,1", "cancelled,1"})
    void shouldFollowAnOperationToItsEnd(String state, int code) {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\"}");
        monitor.on(
                "GET /api/v1/operations/7",
                200,
                "{\"id\":\"7\",\"type\":\"historical-backfill\",\"state\":\"" + state
                        + "\",\"progress\":{\"done\":3,\"total\":4,\"unit\":\"windows\"},"
                        + "\"error\":{\"message\":\"Out of luck.\",\"hint\":\"Try again.\"}}");

        assertThat(ballast("backfill")).isEqualTo(code);

        assertThat(err()).contains("historical-backfill", state, "3 of 4 windows");
        if (code != 0) {
            assertThat(err()).contains("Out of luck.", "Try again.");
        }
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

    @Test
    void shouldRefuseAJournalOfOtherDrills() throws IOException {
        Path journal = home.resolve("drills.json");
        Files.writeString(
                journal,
                "{\"plan\":{\"kinds\":[\"LATE_DATA\"],\"drills\":1,\"quiet\":0,"
                        + "\"symbols\":240,\"seed\":1},\"outcomes\":[]}");

        assertThat(ballast(
                        "prove",
                        "alerts",
                        "--only",
                        "late-data",
                        "--drills",
                        "2",
                        "--quiet",
                        "0",
                        "--journal",
                        journal.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("drills=1", "drills=2", "name another file");
    }

    @Test
    void shouldReportAJournalThatIsFullWithoutStartingAnything() throws IOException {
        Path journal = home.resolve("drills.json");
        Files.writeString(
                journal,
                "{\"plan\":{\"kinds\":[\"LATE_DATA\"],\"drills\":1,\"quiet\":0,"
                        + "\"symbols\":240,\"seed\":1},\"outcomes\":[{\"drill\":\"LATE_DATA\",\"session\":\"2025-01-03\","
                        + "\"rules\":[\"bars-overdue\"],\"detectedSeconds\":2.5,\"cause\":\"bars:late\","
                        + "\"expected\":\"bars:late\",\"repair\":\"run-again\",\"resolvedSeconds\":4.0}]}");

        assertThat(ballast("prove", "alerts", "--only", "late-data", "--quiet", "0", "--journal", journal.toString()))
                .isZero();
        assertThat(out()).contains("The alarms work: of 1 drills 1 detected");
    }

    @Test
    void shouldSayThePlanBeforeABackfill() {
        monitor.on(
                "GET /api/v1/ingestion-progress/plan",
                200,
                "{\"calls\":500,\"quotaSeconds\":5940,\"summary\":\"9 cells missing: 500 calls, at least 99 min\"}");

        assertThat(ballast("backfill", "--plan", "--target-days", "730")).isZero();

        assertThat(out()).contains("500 calls, at least 99 min");
        assertThat(monitor.requests).containsExactly("GET /api/v1/ingestion-progress/plan?target-days=730");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ingest --symbol A --start-date 2024-02-01 --end-date 2024-01-01 | 2024-01-01 is before",
                "ingest --symbol A --start-date yesterday --end-date 2024-01-01 | yesterday",
                "ingest --symbol A --start-date 2024-01-01 | --end-date",
                "backfill --target-days many | many"
            })
    void shouldSendNothingForWhatCannotBeIngested(String line, String message) {
        assertThat(ballast(line.split(" "))).isEqualTo(2);

        assertThat(err()).contains(message);
        assertThat(monitor.requests).isEmpty();
    }

    @Test
    void shouldPassDocumentedVariablesOnAndNeverCredentials() throws IOException {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\"}");
        monitor.on("GET /api/v1/operations/7", 200, "{\"id\":\"7\",\"state\":\"succeeded\"}");
        environment.put("BACKFILL_TARGET_DAYS", "1000");
        environment.put("UNIVERSE_MIN_PRICE_USD", "");
        environment.put("APCA_API_SECRET_KEY", "secret");
        environment.put("DATABASE_URL", "postgresql://me:secret@host/db");
        environment.put("SHELL", "/bin/sh");
        ballast("backfill");
        ballast("backfill", "--target-days", "30");

        JsonNode fromEnvironment = JSON.readTree(monitor.bodies.get(0));
        assertThat(fromEnvironment.path("type").asText()).isEqualTo("historical-backfill");
        assertThat(fromEnvironment.path("parameters").path("variables").toString())
                .isEqualTo("{\"BACKFILL_TARGET_DAYS\":\"1000\",\"UNIVERSE_MIN_PRICE_USD\":\"\"}");
        assertThat(JSON.readTree(monitor.bodies.get(1))
                        .at("/parameters/variables/BACKFILL_TARGET_DAYS")
                        .asText())
                .isEqualTo("30");
    }

    @Test
    void shouldReadParametersOfATaskAsJsonWhereTheyAre() throws IOException {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\"}");

        assertThat(ballast("tasks", "dispatch", "x", "-p", "full=true", "-p", "days=3", "-p", "date=2018-02-07"))
                .isZero();

        JsonNode parameters = JSON.readTree(monitor.bodies.get(0)).path("parameters");
        assertThat(parameters.toString()).isEqualTo("{\"full\":true,\"days\":3,\"date\":\"2018-02-07\"}");
        assertThat(out().trim()).isEqualTo("7");
    }

    @Test
    void shouldPrintOneObjectWithAllDocumentedKeysAfterABootstrap() throws IOException {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\",\"runId\":\"7\"}");
        monitor.on(
                "GET /api/v1/operations/7",
                200,
                "{\"id\":\"7\",\"runId\":\"7\",\"type\":\"bootstrap\",\"state\":\"succeeded\","
                        + "\"result\":{\"bars\":621535,\"provider\":\"polygon\",\"verdicts\":{\"breadth\":\"CRITICAL\"}}}");
        monitor.on(
                "GET /api/v1/pipeline-runs/7",
                200,
                "{\"steps\":[{\"name\":\"universe\",\"state\":\"succeeded\",\"seconds\":1.5,\"unit\":null}]}");

        assertThat(ballast("bootstrap", "--json")).isZero();

        JsonNode printed = JSON.readTree(out());
        assertThat(printed.fieldNames())
                .toIterable()
                .containsExactly(
                        "provider",
                        "from",
                        "to",
                        "latestSession",
                        "symbols",
                        "bars",
                        "quarantined",
                        "featureRows",
                        "symbolsWithFeatures",
                        "featureCoverageRate",
                        "targetCoverage",
                        "selectedTarget",
                        "fallback",
                        "models",
                        "predictions",
                        "verdicts",
                        "seconds");
        assertThat(printed.path("bars").asLong()).isEqualTo(621535);
        assertThat(printed.path("models").isNull()).isTrue();
        assertThat(printed.at("/seconds/universe").asDouble()).isEqualTo(1.5);
        assertThat(err()).contains("universe", "succeeded", "1.5 s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "up --nonsense",
                "universe",
                "tasks show",
                "ingest --symbol A",
                "ingest --start-date 2018-02-07 --end-date 2018-02-01",
                "demo --replay /does/not/exist",
                "demo --symbols 0",
                "demo --replay . --seed 1",
                "eod --date yesterday",
                "universe exclude A --reason r --author a",
                "closures declare 2012-10-29 --reason storm",
                "absences declare A --reason halted --detail d --author a",
                "universe exclude A --reason r --author a --until soon",
                "reconcile run --start-date 2018-02-07",
                "priorities declare A --providers alpaca",
                "clock set tomorrow"
            })
    void shouldCallWrongUsageByItsCode(String arguments) {
        assertThat(ballast(arguments.split(" "))).isEqualTo(ExitCode.USAGE);

        assertThat(err()).startsWith("ballast: ");
        assertThat(out()).isEmpty();
        assertThat(monitor.requests).isEmpty();
    }

    @Test
    void shouldSayWhereNothingRuns() throws IOException {
        environment.remove(Session.MONITOR_URL);

        assertThat(ballast("status", "--json")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(JSON.readTree(out()).path("dataDir").asText())
                .isEqualTo(home.resolve(".ballast").toString());
        assertThat(ballast("eod")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(ballast("down")).isEqualTo(ExitCode.DONE);
        assertThat(ballast("logs")).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void shouldRefuseToMoveAClockWithoutASimulator() {
        monitor.on("GET /api/v1/clock", 200, "{\"instant\":\"2018-02-08T04:59:00Z\",\"controlled\":false}");

        assertThat(ballast("clock")).isZero();
        assertThat(out()).contains("2018-02-08T04:59:00Z").contains("2018-02-07T23:59");
        assertThat(ballast("clock", "next-session")).isEqualTo(ExitCode.NOT_ALLOWED);
    }

    @Test
    void shouldNotMixTwoMarketsInOneDataDirectory() throws IOException {
        environment.remove(Session.MONITOR_URL);
        var directory = new io.ballast.launcher.run.DataDirectory(home.resolve("kept")).create();
        java.nio.file.Files.createDirectory(directory.postgres());
        new io.ballast.launcher.run.RunSettings(true, 80, 7L, null, null, null, false).keep(directory);

        assertThat(ballast("demo", "--seed", "8", "--data-dir", directory.root().toString()))
                .isEqualTo(ExitCode.CONFLICT);
        assertThat(err()).contains("another market");
    }

    @Test
    void shouldExplainAValueByItsBarsAndFacts() {
        monitor.on("GET /api/v1/features/AAA/explanation", 200, """
                {"symbol":"AAA","session":"2024-03-04","benchmarkSymbol":"IWM","built":true,"member":true,"values":[
                {"name":"ret_1d","unit":"fraction","formula":"adjusted close over the one before","published":0.5,
                "recomputed":0.25,"current":false,"nullReason":null}],"bars":[{"session":"2024-03-04","open":1.0,
                "high":2.0,"low":0.5,"close":1.5,"volume":1000.0,"priceFactor":2.0,"splitFactor":1.0,
                "adjustedClose":3.0,"provider":"polygon","knownAt":"2024-03-04T21:00:00Z"}],"benchmark":[],
                "revisions":[{"symbol":"AAA","session":"2024-03-04","close":1.25,"volume":7.0,"provider":"alpaca",
                "knownAt":"2024-03-04T21:00:00Z","supersededAt":"2024-03-05T21:00:00Z"}],
                "actions":[{"exDate":"2024-03-01","kind":"split","splitFrom":1.0,"splitTo":2.0,"cashAmount":null}],
                "shares":{"asOf":"2023-12-31","knownOn":"2024-02-01","count":1000000.0,"carried":2000000.0},
                "statement":{"periodEnd":"2023-12-31","filingDate":"2024-02-10"},"peers":[]}""");

        assertThat(ballast("explain", "AAA", "2024-03-04", "ret_1d")).isEqualTo(ExitCode.DONE);
        assertThat(monitor.requests)
                .containsExactly("GET /api/v1/features/AAA/explanation?session=2024-03-04&feature=ret_1d");
        assertThat(out())
                .contains(
                        "ret_1d = 0.5", "adjusted close over the one before", "0.25, not what is published", "polygon")
                .contains("alpaca", "split", "filingDate 2024-02-10", "count 1000000.0");
        assertThat(err()).contains("./ballast features build");
    }

    @Test
    void shouldExplainWhyAValueIsNull() {
        monitor.on("GET /api/v1/features/AAA/explanation", 200, """
                {"symbol":"AAA","session":"2024-03-04","built":true,"member":false,"values":[
                {"name":"ret_1d","published":null,"current":true,"nullReason":"it needs 2 rows"},
                {"name":"ret_5d","published":null,"current":true,"nullReason":"it needs 6 rows"}],"bars":[],
                "benchmark":[],"revisions":[],"actions":[],"shares":null,"statement":null,"peers":[]}""");

        assertThat(ballast("explain", "AAA", "2024-03-04")).isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("not a member", "null: it needs 2 rows", "null: it needs 6 rows");
        assertThat(ballast("explain", "NOPE", "2024-03-04")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ballast("explain", "AAA")).isEqualTo(ExitCode.USAGE);
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

    @Test
    void shouldRememberTheDataDirectoryUsedLast() throws IOException {
        Path data = java.nio.file.Files.createDirectory(home.resolve("elsewhere"));
        ballast("status", "--data-dir", data.toString());
        out.reset();
        ballast("status", "--json");

        assertThat(JSON.readTree(out()).path("dataDir").asText()).isEqualTo(data.toString());
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
