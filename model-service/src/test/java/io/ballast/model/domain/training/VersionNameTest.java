package io.ballast.model.domain.training;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.target.Target;

import static org.assertj.core.api.Assertions.assertThat;

class VersionNameTest {

    private static final LocalDate SESSION = LocalDate.parse("2018-02-07");

    private static final Making MAKING =
            new Making("0.1.0+1a2b3c4d5e6f", Map.of("ejml", "0.46.1", "xgboost4j", "3.0.4"));

    private static String name(Target target, Map<String, String> parameters, String data) {
        return VersionName.of(SESSION, "ridge", target, parameters, data, MAKING);
    }

    private static String name(String code, Map<String, String> libraries) {
        return VersionName.of(SESSION, "ridge", Target.FWD_RET, Map.of(), "data", new Making(code, libraries));
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

    @Test
    void shouldDifferWithTheCommitAndWithALibrary() {
        String name = name(MAKING.code(), MAKING.libraries());

        assertThat(name).isEqualTo(name(Target.FWD_RET, Map.of(), "data"));
        assertThat(name("0.1.0+ffffffffffff", MAKING.libraries())).isNotEqualTo(name);
        assertThat(name("0.1.0+1a2b3c4d5e6f.dirty", MAKING.libraries())).isNotEqualTo(name);
        assertThat(name(MAKING.code(), Map.of("ejml", "0.46.1", "xgboost4j", "3.1.0")))
                .isNotEqualTo(name);
    }

    @Test
    void shouldBeTheSameInWhateverOrderLibrariesCome() {
        Map<String, String> libraries = new LinkedHashMap<>();
        libraries.put("xgboost4j", "3.0.4");
        libraries.put("ejml", "0.46.1");

        assertThat(name(MAKING.code(), libraries)).isEqualTo(name(MAKING.code(), MAKING.libraries()));
    }
}
