package io.ballast.feature.domain.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page is what the registry has. With {@code -Dballast.write-docs=true} it is written anew first. */
class DataDictionaryTest {
    private static final Path PAGE = Path.of("../docs/data-dictionary.md");

    @Test
    void shouldBeThePageInTheDocumentation() throws IOException {
        String expected = DataDictionary.markdown();
        if (Boolean.getBoolean("ballast.write-docs")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(PAGE)
                .as(
                        "write it anew: ./mvnw -pl feature-service test -Dtest=DataDictionaryTest -Dballast.write-docs=true")
                .hasContent(expected);
    }

    @Test
    void shouldHaveARowForEveryColumnOfTheRegistry() {
        String page = DataDictionary.markdown();

        assertThat(page.lines().filter(line -> line.startsWith("| `"))).hasSameSizeAs(Feature.all());
        assertThat(page)
                .contains("| `rsi_14` | index 0..100 |")
                .contains("| all, at least 14 | 0 | 0 |")
                .contains("| 0 | 63 | 0 |")
                .contains("| h + 1 |");
    }
}
