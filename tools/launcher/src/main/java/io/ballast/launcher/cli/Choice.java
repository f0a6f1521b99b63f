package io.ballast.launcher.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import picocli.CommandLine.Option;

/** Which rows of a list about symbols, sessions and kinds are asked for. */
final class Choice {

    @Option(names = "--symbol", paramLabel = "S", description = "Only those of a symbol.")
    private String symbol;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only those of a kind, such as price-jump or price.")
    private String kind;

    @Option(names = "--from", paramLabel = "DATE", description = "First session.")
    private String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last session.")
    private String to;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
    private int limit;

    /** As parameters of a request. */
    Map<String, String> query() {
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
