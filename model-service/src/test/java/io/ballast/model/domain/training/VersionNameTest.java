package io.ballast.model.domain.training;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.target.Target;

import static org.assertj.core.api.Assertions.assertThat;

class VersionNameTest {

    private static final LocalDate SESSION = LocalDate.parse("2018-02-07");

    private static String name(Target target, Map<String, String> parameters, String data) {
        return VersionName.of(SESSION, "ridge", target, parameters, data);
    }

    @Test
    void shouldBeTheSameForTheSameMakingInWhateverOrderParametersCome() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("b", "2");
        parameters.put("a", "1");

        String name = name(Target.FWD_RET, parameters, "data");

        assertThat(name)
                .matches("2018-02-07-[0-9a-f]{8}")
                .isEqualTo(name(Target.FWD_RET, Map.of("a", "1", "b", "2"), "data"));
    }

    @Test
    void shouldDifferWithTargetParametersAndData() {
        String name = name(Target.FWD_RET, Map.of("a", "1"), "data");

        assertThat(name(Target.FWD_RET_RESID, Map.of("a", "1"), "data")).isNotEqualTo(name);
        assertThat(name(Target.FWD_RET, Map.of("a", "2"), "data")).isNotEqualTo(name);
        assertThat(name(Target.FWD_RET, Map.of("a", "1"), "other")).isNotEqualTo(name);
    }
}
