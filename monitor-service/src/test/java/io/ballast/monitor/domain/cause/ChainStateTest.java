package io.ballast.monitor.domain.cause;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChainStateTest {

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FUNDAMENTALS"})
    void shouldPutEverySymptomDownToMissingBars(Stage symptom) {
        ChainState chain = new ChainState(true, "provider-missing", true, true, true);

        assertThat(chain.rootOf(symptom).key()).isEqualTo("bars:provider-missing");
    }

    @Test
    void shouldKeepStatementsApart() {
        assertThat(new ChainState(true, "not-fetched", false, true, true)
                        .rootOf(Stage.FUNDAMENTALS)
                        .key())
                .isEqualTo("fundamentals:old");
    }

    @Test
    void shouldNameTheFirstLinkThatFails() {
        assertThat(root(true, false, false, Stage.FEATURES)).isEqualTo("universe:shrunk");
        assertThat(root(false, true, true, Stage.PREDICTIONS)).isEqualTo("features:not-built");
        assertThat(root(false, false, true, Stage.PREDICTIONS)).isEqualTo("predictions:not-predicted");
        assertThat(root(false, false, false, Stage.DECISION)).isEqualTo("decision:not-decided");
        assertThat(root(false, false, false, Stage.TARGETS)).isEqualTo("targets:not-covered");
        assertThat(root(false, false, false, Stage.FEATURES)).isEqualTo("universe:narrow");
    }

    private static String root(boolean shrunk, boolean features, boolean predictions, Stage symptom) {
        return new ChainState(false, null, shrunk, features, predictions)
                .rootOf(symptom)
                .key();
    }
}
