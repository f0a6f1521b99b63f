package io.ballast.monitor.application;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.ballast.monitor.domain.cause.Attribution;
import io.ballast.monitor.domain.cause.Loss;
import io.ballast.monitor.domain.cause.LostCell;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.rule.Comparison;
import io.ballast.monitor.domain.rule.Measurement;
import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class CausesTest {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);
    private static final LostCell CELL =
            new LostCell("A", SESSION, "polygon", "provider-missing", "Energy", "XNYS", null, null);

    private final List<Loss> asked = new ArrayList<>();

    @Test
    void shouldAskOnceForWhatSeveralRulesLose() {
        Causes causes = causes(false);

        Optional<Attribution> low = attribution(causes, "breadth-low", Metric.SYMBOLS_WITH_FEATURES);
        Optional<Attribution> critical = attribution(causes, "breadth-critical", Metric.SYMBOLS_WITH_FEATURES);

        assertThat(low).isEqualTo(critical).get().extracting(Attribution::lost).isEqualTo(1L);
        assertThat(asked).containsExactly(Loss.FEATURES);
    }

    @Test
    void shouldSayThatAnAttributionTimedOutAndNotTryItAgainInTheSameLook() {
        Causes causes = causes(true);

        for (String rule : new String[] {"breadth-low", "breadth-critical"}) {
            assertThat(attribution(causes, rule, Metric.SYMBOLS_WITH_FEATURES)).hasValueSatisfying(unknown -> {
                assertThat(unknown.unavailable())
                        .isEqualTo("finding the lost features timed out after 2.0 s (ATTRIBUTION_TIMEOUT_SEC)");
                assertThat(unknown.firstFailure()).isEqualTo("step ingest of run r (failed)");
            });
        }
        assertThat(asked).containsExactly(Loss.FEATURES);
    }

    @Test
    void shouldAskNothingForARuleOnAServer() {
        assertThat(attribution(causes(true), "broker-down", Metric.BROKER_DOWN)).isEmpty();
        assertThat(asked).isEmpty();
    }

    private Causes causes(boolean late) {
        return new Causes(null, new FakeLosses(late));
    }

    private static Optional<Attribution> attribution(Causes causes, String name, Metric metric) {
        Rule rule = new Rule(
                name, metric, "", Comparison.BELOW, null, 200.0, Verdict.WARNING, 0, 1, "docs/runbook.md", true);
        Measurement measured = new Measurement(metric, "", SESSION, 150);
        return causes.attribution(rule, Symptom.of(rule, 200, measured, true));
    }

    /** Finds one cell whatever is asked for, or is too slow. */
    private final class FakeLosses implements LossReader {

        private final boolean late;

        FakeLosses(boolean late) {
            this.late = late;
        }

        @Override
        public List<LostCell> lostCells(Loss loss, List<LocalDate> sessions) {
            throw new UnsupportedOperationException("a look does not wait for " + loss);
        }

        @Override
        public List<LostCell> lostCellsInTime(Loss loss, List<LocalDate> sessions) {
            asked.add(loss);
            if (late) {
                throw new LossTimedOutException(loss, Duration.ofSeconds(2));
            }
            return List.of(CELL);
        }

        @Override
        public Optional<String> firstFailure() {
            return Optional.of("step ingest of run r (failed)");
        }
    }
}
