package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.monitor.domain.incident.Finding;
import io.ballast.monitor.domain.rule.Comparison;
import io.ballast.monitor.domain.rule.Measurement;
import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class ForeseeTest {
    private static final LocalDate LATEST = LocalDate.of(2025, 1, 15);
    private static final double THRESHOLD = 0.8;

    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();

    @ParameterizedTest
    @CsvSource({"UNIVERSE_COVERAGE, true", "FEATURE_COVERAGE, true", "TOP_DECILE_KEPT, false", "DECISION_RANKS, false"})
    void shouldWarnOfBreachesAheadOnlyWhereSessionsLeadToThem(Metric metric, boolean warned) {
        Rule rule = new Rule(
                "figure-low",
                metric,
                "",
                Comparison.BELOW,
                null,
                THRESHOLD,
                Verdict.WARNING,
                0,
                1,
                "docs/runbook.md",
                true);

        Finding finding = new Foresee(new Declining(), calendar)
                .of(rule, THRESHOLD, new Measurement(metric, "", LATEST, 0.82), false, null);

        assertThat(finding.breached()).isEqualTo(warned);
    }

    /** Two points less each session, 82 on the latest. */
    private final class Declining implements MeasurementStore {
        @Override
        public void keep(List<Measurement> measurements) {
            throw new UnsupportedOperationException("nothing is measured here");
        }

        @Override
        public List<Measurement> recent(Measurement latest, int limit) {
            return IntStream.range(0, limit)
                    .mapToObj(back -> new Measurement(
                            latest.metric(),
                            latest.scope(),
                            calendar.plus(latest.session(), -back),
                            THRESHOLD + 0.02 * (back + 1)))
                    .toList();
        }

        @Override
        public List<Measurement> between(Metric metric, String scope, LocalDate from, LocalDate to) {
            throw new UnsupportedOperationException("nothing is looked up here");
        }
    }
}
