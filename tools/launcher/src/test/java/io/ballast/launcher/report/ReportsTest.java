package io.ballast.launcher.report;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Screen screen(boolean colour, boolean live) {
        return new Screen(new PrintStream(out, true), new PrintStream(err, true), colour, live, 80);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldShowBreadthWithItsComparisons() throws JsonProcessingException {
        new Reports(screen(false, false)).breadth(json("""
                        {'status':'WARNING','summary':'Symbol count 150 is below the warning threshold 200.',
                         'session':'2018-02-07','symbolsWithFeatures':150,'universeSymbols':150,
                         'universeCoverageRate':1.0,'expectedCells':150,'coveredCells':149,
                         'featureCoverageRate':0.9996,'medianSymbols':null,'assumedMembership':0.25,
                         'checks':[{'name':'symbols','status':'WARNING','value':150,'threshold':200,'message':'low'}]}"""));

        assertThat(out())
                .contains("Symbol breadth: WARNING")
                .contains("Symbol count 150 is below the warning threshold 200.")
                .containsPattern("symbols with features +150")
                .contains("99.9 %: 149 of 150 expected cells")
                .containsPattern("median of 20 sessions +-")
                .containsPattern("assumed membership +25.0 % of the members' days")
                .containsPattern("symbols +150 +200 +WARNING +low");
    }

    @Test
    void shouldShowAValidationWithWhatItTookForGranted() throws JsonProcessingException {
        new Reports(screen(false, false)).validation(json("""
                        {'status':'OK','summary':'No rule is broken.','from':null,'assumedMembership':0.9251,
                         'checks':[{'rule':'bars-sane','status':'OK','found':0,'foundBefore':null,'checked':10,
                          'unit':'bars'}]}"""));

        assertThat(out())
                .contains("Validation: OK")
                .containsPattern("assumed membership +92.5 % of the members' days")
                .containsPattern("bars-sane +OK +0 +- +10 +bars");
    }

    @Test
    void shouldShowCoverageOfBothTargetsAndEachDate() throws JsonProcessingException {
        new Reports(screen(false, false)).targetCoverage(json("""
                                {'status':'CRITICAL','summary':'s','from':'2018-01-08','to':'2018-02-07','daysBack':30,
                                 'primaryTarget':'fwd_ret_resid','minTargetCoverage':0.6,'maturedSessions':1,
                                 'targets':{
                                  'fwd_ret':{'coverage':1,'cells':10,'expectedCells':10,'average':1,'minimum':1,
                                             'minimumSession':'2018-01-08','lowSessions':[]},
                                  'fwd_ret_resid':{'coverage':0,'cells':0,'expectedCells':10,'average':0,'minimum':0,
                                             'minimumSession':'2018-01-08','lowSessions':['2018-01-08']}},
                                 'dates':[{'session':'2018-01-08','matured':true,'expectedCells':10,'fwd_ret':1,
                                           'fwd_ret_resid':0},
                                          {'session':'2018-02-07','matured':false,'expectedCells':10,'fwd_ret':null,
                                           'fwd_ret_resid':null}]}"""), false);

        assertThat(out())
                .contains("Target coverage analysis: CRITICAL")
                .contains("fwd_ret_resid, at least 60.0 %")
                .containsPattern("fwd_ret +10 +10 +100.0 %")
                .contains("fwd_ret_resid is low on 2018-01-08")
                .containsPattern("2018-01-08 +10 +0.0 % +100.0 %")
                .containsPattern("2018-02-07 +10 +- +- +not matured");
    }

    @Test
    void shouldShowLagOfEachDataSet() throws JsonProcessingException {
        new Reports(screen(false, false)).freshness(json("""
                        {'status':'OK','summary':'s','lastDueSession':'2018-02-07','allowedLagSessions':2,
                         'datasets':[{'dataset':'bars','status':'OK','lagSessions':0,'allowedLagSessions':2,
                          'latestSession':'2018-02-07','latestCompleteSession':'2018-02-07','incompleteSessions':[]}]}"""));

        assertThat(out()).contains("Freshness: OK").containsPattern("bars +0 +2 +2018-02-07 +2018-02-07 +0 +OK");
    }

    @Test
    void shouldColourVerdictsOnlyWhereThatIsWanted() {
        assertThat(screen(true, false).verdict("OK")).isEqualTo("\u001b[32mOK\u001b[0m");
        assertThat(screen(false, false).verdict("OK")).isEqualTo("OK");
        assertThat(Screen.of(Map.of("NO_COLOR", "1"), true, true, 80).verdict("OK"))
                .isEqualTo("OK");
        assertThat(Screen.of(Map.of("TERM", "dumb"), true, true, 80).verdict("OK"))
                .isEqualTo("OK");
        assertThat(Screen.of(Map.of("TERM", "dumb"), true, true, 80).isLive()).isFalse();
        assertThat(Screen.of(Map.of(), true, true, 80).verdict("OK")).contains("\u001b");
        assertThat(Screen.of(Map.of(), false, false, 80).verdict("OK")).isEqualTo("OK");
    }

    @Test
    void shouldTellANewcomerWhatABootstrapBrought() throws JsonProcessingException {
        BootstrapReport.of(json("""
                                {'provider':'polygon','from':'2013-02-08','to':'2018-02-07','latestSession':'2018-02-07',
                                 'symbols':505,'bars':621535,'quarantined':{'null-value':11,'low-above-open-close':12},
                                 'featureRows':619017,'symbolsWithFeatures':505,'featureCoverageRate':0.998,
                                 'targetCoverage':{'fwd_ret':0.99,'fwd_ret_resid':0.2},'selectedTarget':'fwd_ret',
                                 'fallback':true,'models':[{'name':'ridge','version':'v1','ic':0.0312,'weight':0.5}],
                                 'predictions':1010,'verdicts':{'breadth':'OK','validation':null},
                                 'seconds':{'universe':1.2,'backfill':100}}"""), Map.of()).print(screen(false, false));

        assertThat(out())
                .contains("621,535 daily bars stored, 2013-02-08 to 2018-02-07, from provider polygon; 505 stocks")
                .contains("23 bars that cannot be true were kept out: 11 null-value, 12 low-above-open-close")
                .contains("fwd_ret: fell back to it")
                .contains("information coefficient out of sample 0.0312, weight 0.50")
                .contains("1,010 for 2018-02-07")
                .contains("breadth OK, validation not judged")
                .contains("1 min 41 s in all: universe 1.2 s, backfill 1 min 40 s");
    }

    @Test
    void shouldPrintALinePerChangeWhereThereIsNoTerminal() {
        var progress = new Progress(screen(false, false));
        Step pending = new Step("backfill", "pending", -1, 0, 0, "", "");
        Step running = new Step("backfill", "running", 1, 10, 100, "sessions", "");
        progress.show(List.of(pending));
        progress.show(List.of(running));
        progress.show(List.of(running));
        progress.show(List.of(new Step("backfill", "succeeded", 61, 100, 100, "sessions", "done in 4 steps")));

        assertThat(err().lines())
                .containsExactly(
                        "  backfill         running           1.0 s  10 of 100 sessions",
                        "  backfill         succeeded        61.0 s  100 of 100 sessions  done in 4 steps");
        assertThat(out()).isEmpty();
    }

    @Test
    void shouldSayWhyAnOperationWaitsUntilItEnds() throws JsonProcessingException {
        String waiting = "{'type': 'historical-backfill', 'state': '%s', 'error': {'message': 'waiting for somebody'}}";

        assertThat(Step.ofOperation(json(waiting.formatted("running").replace('\'', '"')), 1)
                        .line(false, -1))
                .endsWith("  waiting for somebody");
        assertThat(Step.ofOperation(json(waiting.formatted("failed").replace('\'', '"')), 1)
                        .detail())
                .as("said by itself then")
                .isEmpty();
    }

    @Test
    void shouldRedrawInPlaceOnATerminal() {
        var progress = new Progress(screen(false, true));
        progress.show(List.of(new Step("backfill", "running", 1, 50, 100, "sessions", "")));
        progress.show(List.of(new Step("backfill", "running", 2, 60, 100, "sessions", "a remark ".repeat(20))));

        assertThat(err()).contains("[##########..........]").contains("\u001b[1F\u001b[2K");
        assertThat(err().lines().map(line -> line.replaceAll("\u001b\\[\\d[A-Z]", "")))
                .as("no line wraps")
                .allMatch(line -> line.length() < 80);
    }

    @Test
    void shouldShowDashesForWhatIsMissing() throws JsonProcessingException {
        assertThat(Text.percent(json("null"))).isEqualTo("-");
        assertThat(Text.count(json("null"))).isEqualTo("-");
        assertThat(Text.percent(json("0.99999"))).as("never rounded up to all").isEqualTo("99.9 %");
    }
}
