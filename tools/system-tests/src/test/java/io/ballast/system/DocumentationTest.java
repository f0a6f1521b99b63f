package io.ballast.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the documentation lists is what the code has. */
class DocumentationTest {

    private static final Pattern VARIABLE_ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| ([^|]*) \\| ([^|]*) \\|");
    private static final Pattern METRIC_ROW = Pattern.compile("(?m)^\\| `(ballast_[a-z_]+)` \\|");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    static Stream<Path> pages() {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("docs", "docs/adr", "docs/alerts")) {
            pages.addAll(Repository.filesIn(folder, ".md"));
        }
        pages.addAll(Repository.filesIn(".", ".md"));
        return pages.stream();
    }

    @Test
    void shouldListEveryVariableOfTheDeployment() {
        Set<String> documented = documentedVariables();

        assertThat(documented).containsAll(deployment().keySet());
        AlertRules.yaml("deploy/kustomize/base/secret.example.yaml")
                .get("stringData")
                .fieldNames()
                .forEachRemaining(key -> assertThat(documented).contains(key));
    }

    @Test
    void shouldDeployTheDefaultsThatAreDocumented() {
        Matcher row = VARIABLE_ROW.matcher(Repository.text("docs/configuration.md"));
        while (row.find()) {
            String deployed = deployment().get(row.group(1));
            if (deployed != null && deployed.matches("[0-9].*")) {
                assertThat(row.group(2)).as(row.group(1)).isEqualTo("`" + deployed + "`");
            }
        }
    }

    @Test
    void shouldNameWhoReadsAVariable() {
        Matcher row = VARIABLE_ROW.matcher(Repository.text("docs/configuration.md"));
        while (row.find()) {
            String variable = row.group(1);
            for (String module : row.group(3).split(",")) {
                String name = module.strip();
                if (!name.equals("-")) {
                    assertThat(mentions(name, variable))
                            .as("%s reads %s", name, variable)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void shouldListExactlyTheMetersOfTheCode() {
        Set<String> documented = new TreeSet<>();
        Matcher row = METRIC_ROW.matcher(Repository.text("docs/metrics.md"));
        while (row.find()) {
            documented.add(row.group(1));
        }

        assertThat(documented).isEqualTo(Meters.exported());
    }

    @Test
    void shouldHaveNoPageOfAnAlertThatIsNoMore() {
        List<String> pages = Repository.filesIn("docs/alerts", ".md").stream()
                .map(page -> page.getFileName().toString().replace(".md", ""))
                .toList();

        assertThat(pages).containsExactlyInAnyOrderElementsOf(AlertRules.names());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLinkToFilesThatAreThere(Path page) {
        Matcher link = LINK.matcher(Repository.text(page));
        while (link.find()) {
            Path target = page.getParent().resolve(link.group(1));
            assertThat(Files.exists(target))
                    .as("%s links to %s", page.getFileName(), link.group(1))
                    .isTrue();
        }
    }

    private static Set<String> documentedVariables() {
        Set<String> names = new TreeSet<>();
        Matcher row = VARIABLE_ROW.matcher(Repository.text("docs/configuration.md"));
        while (row.find()) {
            names.add(row.group(1));
        }
        return names;
    }

    private static Map<String, String> deployment() {
        Map<String, String> values = new TreeMap<>();
        for (String line : Repository.text("deploy/kustomize/base/ballast.env").split("\n")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int sign = line.indexOf('=');
                values.put(line.substring(0, sign), line.substring(sign + 1));
            }
        }
        return values;
    }

    private static boolean mentions(String module, String variable) {
        String folder =
                switch (module) {
                    case "ingestion", "feature", "model", "monitor" -> module + "-service";
                    case "all" -> "libs/service-kit";
                    default -> module;
                };
        if (variable.endsWith("_DATABASE_PASSWORD")) {
            // the kit derives the name from the service's
            return variable.equals(module.toUpperCase(Locale.ROOT) + "_DATABASE_PASSWORD");
        }
        Path properties = Repository.file(folder + "/src/main/resources/application.properties");
        Path kit = Repository.file(folder + "/src/main/resources/META-INF/microprofile-config.properties");
        return Stream.concat(Repository.sources(folder).stream(), Stream.of(properties, kit))
                .filter(Files::exists)
                .anyMatch(file -> Repository.text(file).contains(variable));
    }
}
