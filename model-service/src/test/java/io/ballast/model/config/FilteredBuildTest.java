package io.ballast.model.config;

import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.training.Making;

import static org.assertj.core.api.Assertions.assertThat;

class FilteredBuildTest {

    private static Making making(String commit) {
        Properties built = new Properties();
        built.setProperty("version", "0.1.0");
        built.setProperty("commit", commit);
        built.setProperty("library.ejml", "0.46.1");
        return FilteredBuild.making(built);
    }

    @Test
    void shouldTellCommitsApart() {
        assertThat(making("1a2b3c4d5e6f")).isEqualTo(new Making("0.1.0+1a2b3c4d5e6f", Map.of("ejml", "0.46.1")));
        assertThat(making("1a2b3c4d5e6f.dirty").code()).isEqualTo("0.1.0+1a2b3c4d5e6f.dirty");
    }

    @Test
    void shouldBeTheVersionAloneWhereTheCommitIsNotKnown() {
        assertThat(making("").code()).isEqualTo("0.1.0");
    }

    @Test
    void shouldReadWhatTheBuildFilledIn() {
        Making making = new FilteredBuild().making();

        assertThat(making.code()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?(\\+[0-9a-f]{12,40}(\\.dirty)?)?");
        assertThat(making.libraries()).containsOnlyKeys("ejml", "lightgbm4j", "xgboost4j");
        assertThat(making.libraries().values()).allMatch(version -> version.matches("[0-9][0-9.-]*"));
    }
}
