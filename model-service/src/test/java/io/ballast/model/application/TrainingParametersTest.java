package io.ballast.model.application;

import java.time.LocalDate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrainingParametersTest {

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void shouldTakeEachParameterWhereItIsGiven() throws Exception {
        TrainingParameters all = TrainingParameters.of(
                json("{'session': '2018-02-07', 'windowYears': 2, 'minTargetCoverage': 0.7}".replace('\'', '"')));
        TrainingParameters none = TrainingParameters.of(json("{\"session\": null}"));

        assertThat(all.session()).contains(LocalDate.parse("2018-02-07"));
        assertThat(all.windowYears()).contains(2);
        assertThat(all.minTargetCoverage()).contains(0.7);
        assertThat(none.session()).isEmpty();
        assertThat(none.windowYears()).isEmpty();
        assertThat(none.minTargetCoverage()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "session, 7",
        "windowYears, 0",
        "windowYears, 51",
        "windowYears, 1.5",
        "windowYears, '\"4\"'",
        "minTargetCoverage, '\"high\"'"
    })
    void shouldRefuseWhatItCannotUse(String name, String value) throws Exception {
        JsonNode parameters = json("{\"" + name + "\": " + value + "}");

        assertThatThrownBy(() -> TrainingParameters.of(parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + "=" + value + " is not allowed");
    }

    @Test
    void shouldRefuseACoverageThatIsNoShare() throws Exception {
        JsonNode parameters = json("{\"minTargetCoverage\": 1.5}");

        assertThatThrownBy(() -> TrainingParameters.of(parameters)).hasMessageContaining("1.5 is not allowed");
    }
}
