package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.ballast.monitor.domain.rule.RuleBacktest.Episode;
import io.ballast.monitor.domain.rule.RuleBacktest.Use;

import static org.assertj.core.api.Assertions.assertThat;

class RuleBacktestTest {

    private static final LocalDate FIRST = LocalDate.of(2018, 1, 2);

    @Test
    void shouldTellWhenARuleWouldHaveFiredAndForHowLong() {
        RuleBacktest replayed = replay(rule(0, 1), Map.of(), 210, 190, 180, 210, 205, 150);

        assertThat(replayed.episodes())
                .containsExactly(
                        new Episode(day(1), day(2), 2, 180, false, Use.UNKNOWN),
                        new Episode(day(5), day(5), 1, 150, true, Use.UNKNOWN));
        assertThat(replayed.sessionsInBreach()).isEqualTo(3);
        assertThat(replayed.sessions()).isEqualTo(6);
    }

    @Test
    void shouldHoldToHysteresisAndSessionsInARow() {
        assertThat(replay(rule(20, 1), Map.of(), 190, 210, 219, 220).episodes())
                .containsExactly(new Episode(day(0), day(2), 3, 190, false, Use.UNKNOWN));
        assertThat(replay(rule(0, 2), Map.of(), 190, 210, 190, 180, 210).episodes())
                .containsExactly(new Episode(day(3), day(3), 1, 180, false, Use.UNKNOWN));
    }

    @Test
    void shouldCallAFiringVainIfEverySessionOfItWasCertified() {
        Map<LocalDate, Boolean> decisions = Map.of(day(0), true, day(1), true, day(3), false);

        RuleBacktest replayed = replay(rule(0, 1), decisions, 190, 190, 210, 190, 210, 190);

        assertThat(replayed.episodes())
                .extracting(Episode::use)
                .containsExactly(Use.IN_VAIN, Use.JUSTIFIED, Use.UNKNOWN);
        assertThat(replayed.count(Use.IN_VAIN)).isEqualTo(1);
    }

    @Test
    void shouldSayNothingOfAPastWithoutFigures() {
        RuleBacktest replayed = RuleBacktest.of(rule(0, 1), 200, List.of(), Map.of());

        assertThat(replayed.episodes()).isEmpty();
        assertThat(replayed.from()).isNull();
    }

    private static RuleBacktest replay(Rule rule, Map<LocalDate, Boolean> decisions, double... values) {
        List<Measurement> past = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            past.add(new Measurement(Metric.SYMBOLS_WITH_FEATURES, "", day(i), values[i]));
        }
        return RuleBacktest.of(rule, 200, past, decisions);
    }

    private static Rule rule(double hysteresis, int sessions) {
        return new Rule(
                "breadth-low",
                Metric.SYMBOLS_WITH_FEATURES,
                "",
                Comparison.BELOW,
                null,
                200.0,
                Verdict.WARNING,
                hysteresis,
                sessions,
                "docs/runbook.md",
                true);
    }

    private static LocalDate day(int offset) {
        return FIRST.plusDays(offset);
    }
}
