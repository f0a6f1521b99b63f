package io.ballast.launcher.cli;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code prove reproducible}: rebuilds what was published and compares. */
@Command(
        name = "reproducible",
        description = {
            "Rebuild published features from the stored bars and compare them bit for bit, without writing anything.",
            "Exits with 0 if all is the same, 2 if not, and names the first rows that differ."
        })
final class ReproducibleVerb extends DispatchVerb {

    @Option(names = "--from", paramLabel = "DATE", description = "First session (default: the first one).")
    private String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last session (default: the latest one).")
    private String to;

    ReproducibleVerb(Session session) {
        super(session, "prove-reproducible");
    }

    @Override
    void addParameters(ObjectNode parameters) {
        if (from != null) {
            parameters.put("from", from);
        }
        if (to != null) {
            parameters.put("to", to);
        }
    }

    @Override
    int finish(JsonNode ended) {
        JsonNode proof = ended.path("result");
        if (!proof.isObject()) {
            return super.finish(ended);
        }
        if (isJson()) {
            printJson(proof);
        } else {
            print(proof);
        }
        return proof.path("identical").asBoolean() ? ExitCode.DONE : ExitCode.DISPROVED;
    }

    private void print(JsonNode proof) {
        screen().data((proof.path("identical").asBoolean() ? "Identical: " : "NOT identical: ")
                + Text.count(proof.path("publishedRows")) + " published rows of " + Text.text(proof.path("from")) + ".."
                + Text.text(proof.path("to")) + ", " + Text.count(proof.path("rebuiltRows")) + " rebuilt, "
                + Text.count(proof.path("differingRows")) + " differ");
        screen().data("  bits       published " + Text.text(proof.path("publishedHash")));
        screen().data("             rebuilt   " + Text.text(proof.path("rebuiltHash")));
        screen().data("  last build recorded  " + Text.text(proof.path("recordedHash")));
        screen().data("             stored    " + Text.text(proof.path("storedHash")));
        JsonNode differences = proof.path("differences");
        if (!differences.isEmpty()) {
            var table = new Table("symbol", "session", "what", "column: published, rebuilt");
            differences.forEach(row -> table.add(
                    Text.text(row.path("symbol")),
                    Text.text(row.path("session")),
                    Text.text(row.path("what")),
                    columns(row.path("columns"))));
            table.lines().forEach(screen()::data);
        }
        next(proof);
    }

    private static String columns(JsonNode columns) {
        List<String> cells = new ArrayList<>();
        for (JsonNode column : columns) {
            cells.add(Text.text(column.path("name")) + ": " + Text.text(column.path("published")) + ", "
                    + Text.text(column.path("rebuilt")));
        }
        int shown = Math.min(3, cells.size());
        return String.join("; ", cells.subList(0, shown)) + (cells.size() > shown ? "; ..." : "");
    }

    private void next(JsonNode proof) {
        if (proof.path("identical").asBoolean()) {
            screen().note("Next: ./ballast prove lookahead, or ./ballast explain SYMBOL DATE for a single value.");
        } else if (proof.path("obstacle").isTextual()) {
            screen().note("What changed since the last build does not tell why, since "
                    + proof.path("obstacle").asText()
                    + ": ./ballast features build builds everything, then prove again.");
        } else if (proof.path("inputsChangedFrom").isTextual()) {
            screen().note("Bars or facts changed since "
                    + proof.path("inputsChangedFrom").asText()
                    + " and are not built yet: ./ballast features build, then prove again.");
        } else {
            screen().note("The inputs are those of the last build, so the table was changed by something else: see"
                    + " ./ballast explain SYMBOL DATE, and repair it by ./ballast features build --full.");
        }
    }
}
