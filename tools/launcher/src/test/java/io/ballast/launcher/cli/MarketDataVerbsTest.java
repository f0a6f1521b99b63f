package io.ballast.launcher.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Verbs about what is stored of the market. */
class MarketDataVerbsTest extends BallastCalls {

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
    void shouldTakeADeclaredAbsenceBack() {
        monitor.on("POST /api/v1/absences/withdrawals", 200, "[]").on("GET /api/v1/absences/declarations", 200, """
                [{"declaration":{"symbol":"A","from":"2018-02-06","to":"2018-02-08","reason":"halted","detail":"news",
                "author":"ann"},"withdrawnWhy":"of B","withdrawnBy":"bob","withdrawnAt":"2018-02-09T10:00:00Z"}]""");

        assertThat(ballast("absences", "withdraw", "A", "--from", "2018-02-06", "--reason", "B", "--author", "bob"))
                .isZero();
        assertThat(monitor.bodies.get(0))
                .contains("\"from\":\"2018-02-06\"", "\"to\":\"2018-02-06\"", "\"author\":\"bob\"");
        assertThat(err()).contains("./ballast ingest --symbol A --start-date 2018-02-06 --end-date 2018-02-06");
        assertThat(ballast("absences", "declarations", "--symbol", "A")).isZero();
        assertThat(out()).contains("news", "ann", "bob", "of B");
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
    void shouldSayThePlanBeforeABackfill() {
        monitor.on(
                "GET /api/v1/ingestion-progress/plan",
                200,
                "{\"calls\":500,\"quotaSeconds\":5940,\"summary\":\"9 cells missing: 500 calls, at least 99 min\"}");

        assertThat(ballast("backfill", "--plan", "--target-days", "730")).isZero();

        assertThat(out()).contains("500 calls, at least 99 min");
        assertThat(monitor.requests).containsExactly("GET /api/v1/ingestion-progress/plan?target-days=730");
    }

    @Test
    void shouldBeginNoBackfillThatCannotBePlannedForItsNumbers() {
        monitor.on("GET /api/v1/ingestion-progress/plan", 400, "{\"detail\":\"target-days=-3 is not allowed\"}");

        assertThat(ballast("backfill", "--target-days", "-3")).isEqualTo(ExitCode.USAGE);

        assertThat(err()).contains("target-days=-3 is not allowed");
        assertThat(monitor.requests).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void shouldEndWithWhatCameOfItAndWhatToDoNext() {
        monitor.on("POST /api/v1/operations", 202, "{\"id\":\"7\"}").on("GET /api/v1/operations/7", 200, """
                        {"id":"7","type":"ingest-date-range","state":"succeeded","result":{"requested":1200,"stored":3,
                        "revised":2,"empty":null,"quarantined":0}}""");
        String[] ingest = {"ingest", "--start-date", "2018-02-01", "--end-date", "2018-02-07"};

        assertThat(ballast(ingest)).isZero();

        assertThat(out().trim()).isEqualTo("requested 1,200, stored 3, revised 2, quarantined 0");
        assertThat(err()).contains("Next: ./ballast corrections");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ingest --symbol A --start-date 2024-02-01 --end-date 2024-01-01 | 2024-01-01 is before",
                "ingest --symbol A --start-date yesterday --end-date 2024-01-01 | 'yesterday' is no date such as",
                "ingest --symbol A --start-date 2024-01-01 | --end-date",
                "backfill --target-days many | many"
            })
    void shouldSendNothingForWhatCannotBeIngested(String line, String message) {
        assertThat(ballast(line.split(" "))).isEqualTo(2);

        assertThat(err()).contains(message);
        assertThat(monitor.requests).isEmpty();
    }
}
