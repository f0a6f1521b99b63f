package io.ballast.monitor.domain.cause;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.monitor.domain.rule.Metric;

import static org.assertj.core.api.Assertions.assertThat;

class ChainStateTest {

    private static final RootCause LOST = new RootCause(Stage.BARS, "provider-missing", "Bars are missing");

    @ParameterizedTest
    @CsvSource({
        "DATA_LAG, bars",
        "DATA_LAG, features",
        "DATA_LAG, predictions",
        "SYMBOLS_WITH_FEATURES, ''",
        "TARGET_COVERAGE, fwd_ret",
        "SESSIONS_UNDECIDED, ''"
    })
    void shouldPutEverySymptomDownToMissingBars(Metric metric, String scope) {
        ChainState chain = new ChainState(false, false, LOST, false, true, true, true);

        assertThat(chain.rootOf(metric, scope)).isEqualTo(LOST);
    }

    @Test
    void shouldKeepStatementsApart() {
        assertThat(new ChainState(true, true, LOST, true, false, true, true)
                        .rootOf(Metric.DATA_LAG, "fundamentals")
                        .key())
                .isEqualTo("fundamentals:old");
    }

    @Test
    void shouldNameTheFirstLinkThatFails() {
        assertThat(root(true, false, false, Metric.UNIVERSE_COVERAGE)).isEqualTo("universe:shrunk");
        assertThat(root(false, true, true, Metric.SESSIONS_UNDECIDED)).isEqualTo("features:not-built");
        assertThat(root(false, false, true, Metric.SESSIONS_UNDECIDED)).isEqualTo("predictions:not-predicted");
        assertThat(root(false, false, false, Metric.SESSIONS_UNDECIDED)).isEqualTo("decision:not-decided");
        assertThat(root(false, false, false, Metric.TRAINING_FALLBACK)).isEqualTo("targets:not-covered");
        assertThat(root(false, false, false, Metric.TRAINING_DEGRADED)).isEqualTo("targets:not-covered");
        assertThat(root(false, false, false, Metric.UNIVERSE_COVERAGE)).isEqualTo("universe:narrow");
    }

    @Test
    void shouldPutWhatComesByEventsDownToASilentBroker() {
        ChainState chain = new ChainState(false, true, LOST, false, false, true, true);

        assertThat(chain.rootOf(Metric.BROKER_DOWN, "").key()).isEqualTo("broker:unreachable");
        assertThat(chain.rootOf(Metric.SESSIONS_UNDECIDED, "").key()).isEqualTo("broker:unreachable");
        assertThat(chain.rootOf(Metric.BARS_OVERDUE, "")).isEqualTo(LOST);
    }

    @Test
    void shouldPutEverythingDownToADatabaseThatTakesNoWrites() {
        ChainState chain = new ChainState(true, true, LOST, true, true, true, true);

        assertThat(chain.rootOf(Metric.BARS_OVERDUE, "").key()).isEqualTo("database:read-only");
        assertThat(chain.rootOf(Metric.BROKER_DOWN, "").key()).isEqualTo("database:read-only");
    }

    @Test
    void shouldTellAMissingBenchmarkFromMissingMembers() {
        ChainState chain = new ChainState(false, false, null, true, false, false, false);

        assertThat(chain.rootOf(Metric.BENCHMARK_MISSING, "").key()).isEqualTo("benchmark:missing");
        assertThat(chain.rootOf(Metric.TARGET_COVERAGE, "fwd_ret_resid").key()).isEqualTo("benchmark:missing");
    }

    @Test
    void shouldPutTheBenchmarkDownToWhatTheMembersLackToo() {
        RootCause notRun = new RootCause(Stage.DECISION, RootCause.NOT_RUN, "Nobody ran the end of the day");

        for (RootCause bars : List.of(notRun, LOST)) {
            assertThat(new ChainState(false, false, bars, true, false, true, true).rootOf(Metric.BENCHMARK_MISSING, ""))
                    .isEqualTo(bars);
        }
    }

    @Test
    void shouldPutDownToFewBarsWhatARuleThatSeesThemSays() {
        ChainState whole = new ChainState(false, false, null, false, false, false, false);

        ChainState seen = whole.withBars(LOST);

        assertThat(seen.rootOf(Metric.UNIVERSE_COVERAGE, "sector=Mining")).isEqualTo(LOST);
        assertThat(seen.rootOf(Metric.TOP_DECILE_KEPT, "")).isEqualTo(LOST);
        assertThat(whole.rootOf(Metric.UNIVERSE_COVERAGE, "sector=Mining").key())
                .isEqualTo("universe:narrow");
    }

    @Test
    void shouldTellBarsThatCannotBeBelievedFromThoseThatAreMissing() {
        ChainState chain = new ChainState(false, false, null, false, false, false, false);

        assertThat(chain.rootOf(Metric.REPEATED_BARS, "").key()).isEqualTo("figures:repeated");
        assertThat(chain.rootOf(Metric.SCALE_ERRORS, "").key()).isEqualTo("figures:scale");
    }

    private static String root(boolean shrunk, boolean features, boolean predictions, Metric symptom) {
        return new ChainState(false, false, null, false, shrunk, features, predictions)
                .rootOf(symptom, "")
                .key();
    }
}
