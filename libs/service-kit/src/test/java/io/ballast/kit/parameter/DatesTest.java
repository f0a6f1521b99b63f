package io.ballast.kit.parameter;

import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.kit.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatesTest {

    private static final LocalDate DATE = LocalDate.of(2018, 2, 7);

    @Test
    void shouldReadADate() {
        assertThat(Dates.asked("from", "2018-02-07")).isEqualTo(DATE);
        assertThat(Dates.askedIfAny("from", "2018-02-07")).contains(DATE);
        assertThat(Dates.among(parameters("from", "2018-02-07"), "from")).contains(DATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2018-02-30", "07.02.2018", "2018-02-07T00:00:00Z", "+10000-01-01", "-0001-01-01"})
    void shouldRefuseWhatIsNoDateWithNameAndValue(String text) {
        String words = "from=" + text + " is not allowed: a date such as 2018-02-07 is expected";

        assertThatThrownBy(() -> Dates.asked("from", text))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.getDetail())
                        .isEqualTo(words));
        assertThatThrownBy(() -> Dates.askedIfAny("from", text)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Dates.among(parameters("from", text), "from"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(words);
    }

    @Test
    void shouldRefuseALeftOutDateOnlyWhereItMustBeThere() {
        assertThat(Dates.askedIfAny("from", null)).isEmpty();
        assertThat(Dates.askedIfAny("from", " ")).isEmpty();
        assertThat(Dates.among(parameters("to", "2018-02-07"), "from")).isEmpty();
        assertThatThrownBy(() -> Dates.asked("from", null))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.getDetail())
                        .startsWith("from= is not allowed"));
        assertThatThrownBy(() -> Dates.requiredAmong(parameters("to", "2018-02-07"), "from", "startDate"))
                .hasMessageStartingWith("from= is not allowed");
    }

    @Test
    void shouldTakeTheFirstNameThatIsThere() {
        assertThat(Dates.among(parameters("date", "2018-02-07"), "session", "date"))
                .contains(DATE);
        assertThatThrownBy(() -> Dates.requiredAmong(parameters("startDate", "soon"), "from", "startDate"))
                .hasMessageStartingWith("startDate=soon is not allowed");
    }

    @Test
    void shouldReadAnInstantAndRefuseADate() {
        assertThat(Dates.instantAskedIfAny("known-at", "2018-02-07T23:30:00Z"))
                .contains(Instant.parse("2018-02-07T23:30:00Z"));
        assertThat(Dates.instantAskedIfAny("known-at", "")).isEmpty();
        assertThatThrownBy(() -> Dates.instantAskedIfAny("known-at", "2018-02-07"))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.getDetail())
                        .startsWith("known-at=2018-02-07 is not allowed: an instant such as"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01T00:00:00Z", "-0001-12-31T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void shouldRefuseAnInstantThatNoDatabaseKnows(String text) {
        assertThatThrownBy(() -> Dates.instantAskedIfAny("published-at", text))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.getDetail())
                        .startsWith("published-at=" + text + " is not allowed"));
        assertThat(Dates.instantAskedIfAny("published-at", "9999-12-31T23:59:59Z"))
                .isPresent();
    }

    private static JsonNode parameters(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
