package io.ballast.feature.domain.definition;

import java.util.Locale;
import java.util.stream.Collectors;

/** The registry as a page: docs/data-dictionary.md. */
public final class DataDictionary {
    private static final String HEAD = """
            # Data dictionary

            The columns of `feature.published_features` after `symbol` and `session`, by family. This page is made from the
            registry `io.ballast.feature.domain.definition.Feature`; a test compares the two, and says how to write it anew.
            `GET /api/v1/features/catalogue` and `./ballast features catalogue` tell the same of a running system.

            *Rows back* are rows of the symbol before its own that a value uses; *all* means every row since the last restart.
            *Benchmark rows* are rows of the benchmark before the session's, for features of the benchmark alone; others use it
            on their own rows. *Rows forward* are rows after its own: none for a feature; h is the horizon for a target. A
            value that is missing is null. The last column is `label_terminal`: whether the close-to-close label ends by a
            delisting.
            """;

    private DataDictionary() {}

    /**
     * The page.
     *
     * @return Markdown, a table per family
     */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Family family : Family.values()) {
            page.append("\n## ").append(title(family)).append("\n\n");
            page.append("| column | unit | what it says | made from | rows back | benchmark rows | rows forward |\n");
            page.append("|---|---|---|---|---|---|---|\n");
            Feature.all().stream()
                    .filter(feature -> feature.family() == family)
                    .forEach(feature -> page.append(row(feature)));
        }
        return page.toString();
    }

    private static String row(Feature feature) {
        Reach reach = feature.reach();
        String inputs = feature.inputs().stream()
                .sorted()
                .map(input -> input.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        feature.column(),
                        feature.unit().text(),
                        feature.formula(),
                        inputs,
                        reach.recursive() ? "all, at least " + reach.rowsBack() : reach.rowsBack(),
                        reach.benchmarkRowsBack(),
                        forward(reach));
    }

    private static String forward(Reach reach) {
        if (!reach.forward()) {
            return "0";
        }
        return reach.rowsBeyondHorizon() == 0 ? "h" : "h + " + reach.rowsBeyondHorizon();
    }

    private static String title(Family family) {
        String words = family.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
