package io.ballast.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Verbs about what the monitor found, and what people make of it. */
class MonitorVerbsTest extends BallastCalls {

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
    void shouldRefuseASignatureThatApprovesNothing() {
        assertThat(ballast("heal", "--author", "Ada", "--note", "back")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--author and --note sign an approval: add --approve");
        assertThat(monitor.bodies).isEmpty();
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

    @ParameterizedTest
    @CsvSource({
        "--drills, -1, --drills=-1 is not allowed: a whole number from 0",
        "--quiet, -2, --quiet=-2 is not allowed: a whole number from 0",
        "--symbols, 0, --symbols=0 is not allowed: a whole number from 1",
        "--only, earthquake, --only=earthquake is not allowed"
    })
    void shouldRefuseDrillsThatCannotBeLed(String option, String value, String words) {
        assertThat(ballast("prove", "alerts", option, value)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains(words);
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
    void shouldAskForIncidentsRulesAndSymbolsOfAnyName() {
        assertThat(ballast("incidents", "show", "a b/?")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ballast("explain", "a b/?", "2018-02-07")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ballast("universe", "withdraw", "a b/?")).isEqualTo(ExitCode.NOT_FOUND);

        assertThat(monitor.requests).hasSize(3).allSatisfy(request -> assertThat(request)
                .contains("/a%20b%2F%3F"));
    }
}
