package io.ballast.launcher.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code findings}: stored bars that look wrong by their symbol's own past. */
@Command(
        name = "findings",
        description = {
            "List stored bars that look wrong by their symbol's own past, newest session first:",
            "price jumps no corporate action explains, scale errors, wide ranges, volume spikes, stale repeats."
        })
final class FindingsVerb extends ReadingVerb {

    @Option(names = "--symbol", paramLabel = "S", description = "Only those of a symbol.")
    private String symbol;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only those of a kind, such as price-jump.")
    private String kind;

    @Option(names = "--from", paramLabel = "DATE", description = "First session.")
    private String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last session.")
    private String to;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
    private int limit;

    FindingsVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        JsonNode reply = monitor().read("findings", query());
        if (isJson()) {
            printJson(reply);
            return ExitCode.DONE;
        }
        var table = new Table("symbol", "session", "kind", "why");
        for (JsonNode finding : reply.path("findings")) {
            table.add(
                    Text.text(finding.path("symbol")),
                    Text.text(finding.path("session")),
                    Text.text(finding.path("kind")),
                    Text.text(finding.path("detail")));
        }
        table.lines().forEach(screen()::data);
        screen().note(Text.count(reply.path("total"))
                + " in all. A bar that is wrong is fetched again by ./ballast ingest --symbol S --start-date D"
                + " --end-date D.");
        return ExitCode.DONE;
    }

    private Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        query.put("limit", Integer.toString(limit));
        putIfGiven(query, "symbol", symbol);
        putIfGiven(query, "kind", kind);
        putIfGiven(query, "from", from);
        putIfGiven(query, "to", to);
        return query;
    }

    private static void putIfGiven(Map<String, String> query, String name, String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}
