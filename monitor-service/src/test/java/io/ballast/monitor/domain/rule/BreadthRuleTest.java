package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;

class BreadthRuleTest {

    private static final LocalDate LATEST = LocalDate.of(2018, 2, 7);
    private final BreadthRule rule = new BreadthRule(new BreadthThresholds(100, 200, 0.9, 0.97, 0.9, 0.95, 0.85));

    @ParameterizedTest
    @CsvSource({"80,CRITICAL", "99,CRITICAL", "100,WARNING", "150,WARNING", "199,WARNING", "200,OK", "300,OK"})
    void shouldJudgeSymbolCountAgainstItsThresholds(int symbols, Verdict expected) {
        BreadthReport report = rule.judge(steady(60, symbols));

        assertThat(report.verdict()).isEqualTo(expected);
        assertThat(report.session()).isEqualTo(LATEST);
    }

    @Test
    void shouldKeepTheWordsScriptsLookForWhenSymbolCountIsLow() {
        assertThat(rule.judge(steady(60, 80)).summary()).containsPattern("Symbol count 80 .*below.*threshold 100");
        assertThat(check(rule.judge(List.of(session(LATEST, 300, 300, 200))), "feature-coverage")
                        .message())
                .containsPattern("Coverage rate 66.7 %.*low");
    }

    @Test
    void shouldWarnWhenFewSymbolsAreFullyCovered() {
        BreadthReport report = rule.judge(List.of(session(LATEST, 300, 300, 269)));

        assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check(report, "feature-coverage").value()).isEqualTo(269 / 300.0);
    }

    @ParameterizedTest
    @CsvSource({"970,OK", "969,WARNING", "900,WARNING", "899,CRITICAL"})
    void shouldJudgeShareOfTheUniverse(int symbols, Verdict expected) {
        BreadthReport report = rule.judge(List.of(new SessionCoverage(LATEST, 1000, 1000, 1000, symbols, 1000, 0, 0)));

        assertThat(check(report, "universe-coverage").verdict()).isEqualTo(expected);
        assertThat(report.verdict()).isEqualTo(expected);
    }

    @Test
    void shouldNotLetADropPassBecauseItIsAboveTheAbsoluteThresholds() {
        List<SessionCoverage> history = new ArrayList<>(steady(40, 1500));
        history.set(history.size() - 1, session(LATEST, 250, 250, 250));

        BreadthReport report = rule.judge(history);

        assertThat(report.verdict()).isEqualTo(Verdict.CRITICAL);
        assertThat(report.medianSymbols()).isEqualTo(1500.0);
        assertThat(check(report, "breadth-against-median").verdict()).isEqualTo(Verdict.CRITICAL);
        assertThat(check(report, "symbols-with-features").verdict()).isEqualTo(Verdict.OK);
    }

    @ParameterizedTest
    @CsvSource({"21,1", "20,0"})
    void shouldCompareWithTheMedianOnlyAfterTwentySessionsWithFeatures(int sessions, int compared) {
        BreadthReport report = rule.judge(steady(sessions, 300));

        assertThat(report.medianSymbols() != null).isEqualTo(compared == 1);
        assertThat(report.verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void shouldLeaveSessionsWithoutFeaturesOutOfTheMedian() {
        List<SessionCoverage> history = new ArrayList<>(steady(41, 300));
        for (int i = 0; i < 40; i += 2) {
            history.set(i, session(history.get(i).session(), 0, 300, 0));
        }

        assertThat(rule.judge(history).medianSymbols()).isEqualTo(300.0);
    }

    @Test
    void shouldBeCriticalWhenTheUniverseIsEmpty() {
        assertThat(rule.judge(List.of(session(LATEST, 0, 0, 0))).verdict()).isEqualTo(Verdict.CRITICAL);
    }

    @Test
    void shouldNotJudgeWithoutFeatures() {
        assertThat(rule.judge(List.of()).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void shouldBeCriticalBelowACriticalThresholdThatLiesAboveItsWarning() {
        BreadthRule inverted = new BreadthRule(new BreadthThresholds(300, 200, 0.9, 0.97, 0.9, 0.95, 0.85));

        assertThat(inverted.judge(steady(21, 250)).verdict()).isEqualTo(Verdict.CRITICAL);
        assertThat(inverted.judge(steady(21, 300)).verdict()).isEqualTo(Verdict.OK);
    }

    private static Check check(BreadthReport report, String name) {
        return report.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<SessionCoverage> steady(int sessions, int symbols) {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        List<SessionCoverage> history = new ArrayList<>();
        for (int i = sessions - 1; i >= 0; i--) {
            history.add(session(calendar.plus(LATEST, -i), symbols, symbols, symbols));
        }
        return history;
    }

    private static SessionCoverage session(LocalDate date, int symbols, int universe, int covered) {
        return new SessionCoverage(date, universe, universe, symbols, symbols, covered, 0, 0);
    }
}
