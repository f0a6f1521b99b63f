package io.ballast.launcher.cli;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Verbs about features, models and predictions. */
class FeatureAndModelVerbsTest extends BallastCalls {

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
    void shouldListBuildsAndCompareTwo() throws IOException {
        monitor.on("GET /api/v1/feature-builds", 200, """
                [{"buildId":"b2","publishedAt":"2024-03-05T23:00:00Z","full":false,"from":"2024-02-27","to":"2024-03-05",
                  "rows":1200,"contentHash":"ff01","definitions":"00000000000000d2","reason":null},
                 {"buildId":"b1","publishedAt":"2024-03-04T23:00:00Z","full":true,"from":"2023-01-03","to":"2024-03-04",
                  "rows":90000,"contentHash":"ff00","definitions":"00000000000000d2","reason":"it was asked for"}]""");
        monitor.on("GET /api/v1/feature-builds/b2/differences", 200, """
                {"build":"b2","against":"b1","sessions":[{"session":"2024-03-05","before":null,"now":{"rows":400,
                "expectedCells":410,"featureCoverageRate":0.975,"targetCoverage":{"fwd_ret":null,"fwd_ret_resid":null},
                "contentHash":"00000000000000aa"}}]}""");

        assertThat(ballast("features", "builds")).isEqualTo(ExitCode.DONE);
        assertThat(out())
                .containsSubsequence("b2", "what changed", "2024-03-05", "1,200", "ff01", "00d2")
                .containsSubsequence("b1", "everything", "90,000", "ff00", "00d2", "it was asked for");
        assertThat(ballast("features", "builds", "b2", "b1")).isEqualTo(ExitCode.DONE);
        assertThat(out()).containsSubsequence("2024-03-05", "against", "build", "400", "410", "97.5 %", "00aa");
        assertThat(monitor.requests).contains("GET /api/v1/feature-builds/b2/differences?against=b1");
        assertThat(ballast("features", "builds", "b2")).isEqualTo(ExitCode.USAGE);
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
                  "icSessions":40,"target":"fwd_ret_resid","dataHash":"0123456789abcdef",
                  "codeVersion":"0.1.0+1a2b3c4d5e6f"}]}""");
        monitor.on("GET /api/v1/models/aliases/history", 200, """
                {"items":[{"alias":"champion","trainingRunId":"t1","cause":"rolled-back","author":"ann",
                  "note":"too good to be true","changedAt":"2018-02-08T04:59:00Z"}]}""");

        assertThat(ballast("models", "list")).isEqualTo(ExitCode.DONE);
        assertThat(ballast("models", "history")).isEqualTo(ExitCode.DONE);

        assertThat(out())
                .containsSubsequence(
                        "ridge", "0.0312", "2.50", "01234567", "0.1.0+1a2b3c4d5e6f", "rolled-back", "ann", "too good");
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
    void shouldSayWhatBecameOfPublishedPredictions() {
        monitor.on("GET /api/v1/models/blend/live", 200, """
                {"verdict":"broken","promisedIc":0.05,"realised":{"mean":0.0101,"low":-0.01,"high":0.03,"sessions":60},
                "sessions":[{"session":"2018-02-07","version":"v1","symbols":39,"promisedIc":0.05,"realisedIc":0.0123}]}""");
        monitor.on("GET /api/v1/models/blend/backtest", 200, """
                {"sessions":40,"grossPerYear":0.081,"netPerYear":0.042,"turnover":0.3,"sharpe":1.25,"maxDrawdown":0.02,
                "items":[{"session":"2018-02-07","names":3,"gross":0.001,"cost":0.0002,"net":0.0008,"turnover":0.3,
                "equity":1.0042,"drawdown":0.0}]}""");

        assertThat(ballast("models", "live")).isEqualTo(ExitCode.DONE);
        assertThat(ballast("models", "backtest")).isEqualTo(ExitCode.DONE);

        assertThat(out()).containsSubsequence("v1", "39", "0.0500", "0.0123", "2018-02-07", "0.00080", "1.0042");
        assertThat(err())
                .containsSubsequence("broken: 0.0500 promised, 0.0101 came", "8.1 %", "4.2 %", "1.25", "2.0 %");
    }

    @Test
    void shouldAskForModelsOfAnyName() {
        for (String verb : List.of("live", "backtest", "card", "versions")) {
            assertThat(ballast("models", verb, "a b/?")).as(verb).isEqualTo(ExitCode.NOT_FOUND);
        }

        assertThat(monitor.requests).hasSize(4).allSatisfy(request -> assertThat(request)
                .startsWith("GET /api/v1/models/a%20b%2F%3F/"));
    }

    @Test
    void shouldSayThatNothingCanBeSaidYet() {
        monitor.on("GET /api/v1/models/blend/live", 200, """
                {"verdict":"too-early","promisedIc":null,"realised":{"mean":null,"low":null,"high":null,"sessions":0},
                "sessions":[]}""");
        monitor.on("GET /api/v1/models/blend/backtest", 200, """
                {"sessions":0,"grossPerYear":null,"netPerYear":null,"turnover":null,"sharpe":null,"maxDrawdown":0.0,
                "items":[]}""");

        assertThat(ballast("models", "live")).isEqualTo(ExitCode.DONE);
        assertThat(ballast("models", "backtest")).isEqualTo(ExitCode.DONE);

        assertThat(err())
                .contains("too early to tell: 0 sessions", "No session that was predicted has an outcome yet")
                .doesNotContain("- a year", "- came");
    }

    @Test
    void shouldTellWhatAFallbackCostsOrThatNobodyCan() {
        String selection = """
                {"items":[{"session":"2018-02-08","selectedTarget":"fwd_ret","outcome":"fallback","runId":"r2",
                "trained":false,"explanation":"falling back to fwd_ret","receipts":[],"attribution":{"span":"window",
                "from":"2017-02-08","to":"2018-02-08","expectedCells":102,"coveredCells":40,"parts":[
                {"cause":"benchmark-missing","sector":"Energy","listingAge":"unknown","cells":62}]}},
                {"session":"2018-02-07","selectedTarget":"fwd_ret","outcome":"fallback","runId":"r1","trained":true,
                "explanation":"falling back to fwd_ret","receipts":[%s],"attribution":{"span":"window","from":"2017-02-08",
                "to":"2018-02-07","expectedCells":100,"coveredCells":40,"parts":[{"cause":"benchmark-missing",
                "sector":"Energy","listingAge":"unknown","cells":60}]}}]}""";
        monitor.on("GET /api/v1/target-selections", 200, selection.formatted("""
                {"model":"ridge","primary":{"mean":0.05},"fallback":{"mean":0.03},
                "cost":{"mean":0.02,"low":0.01,"high":0.03,"sessions":40}}"""));
        assertThat(ballast("models", "targets")).isEqualTo(ExitCode.DONE);
        assertThat(out())
                .containsSubsequence("ridge", "0.0500", "0.0300", "0.0200", "0.0100", "0.0300", "40")
                .containsSubsequence("102, 40 with the primary target", "benchmark-missing", "Energy", "62");
        assertThat(err()).doesNotContain("cannot be told");

        monitor.on("GET /api/v1/target-selections", 200, selection.formatted(""));
        assertThat(ballast("models", "targets")).isEqualTo(ExitCode.DONE);
        assertThat(err()).contains("What the fallback costs cannot be told");
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
}
