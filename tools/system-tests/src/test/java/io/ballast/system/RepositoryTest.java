package io.ballast.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The repository can be checked out everywhere. */
class RepositoryTest {

    @Test
    void shouldHaveNoNamesThatDifferByCaseOnly() {
        Map<String, List<Path>> byName = Repository.files().stream()
                .collect(Collectors.groupingBy(file -> file.toString().toLowerCase(Locale.ROOT)));

        assertThat(byName).isNotEmpty();
        assertThat(byName.values())
                .as("on a file system that ignores case, one of them would replace the other")
                .allSatisfy(files -> assertThat(files).hasSize(1));
    }
}
