package io.ballast.launcher.cli;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code features catalogue}: what features and targets there are. */
@Command(
        name = "catalogue",
        description = {
            "List features and targets with unit, the rows of the symbol they look back and forward, and what they say.",
            "docs/data-dictionary.md has the same as a page."
        })
final class CatalogueVerb extends ReadingVerb {

    CatalogueVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        JsonNode catalogue = monitor().read("features/catalogue", Map.of());
        if (isJson()) {
            printJson(catalogue);
            return ExitCode.DONE;
        }
        var table = new Table("name", "family", "unit", "back", "forward", "what it says");
        for (JsonNode feature : catalogue) {
            table.add(
                    Text.text(feature.path("name")),
                    Text.text(feature.path("family")),
                    Text.text(feature.path("unit")),
                    feature.path("recursive").asBoolean() ? "all" : Text.text(feature.path("rowsBack")),
                    Text.text(feature.path("rowsForward")),
                    Text.text(feature.path("formula")));
        }
        table.lines().forEach(screen()::data);
        screen().note("Their values: GET /api/v1/features/SYMBOL, or the view feature.published_features.");
        return ExitCode.DONE;
    }
}
