package io.ballast.launcher.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code absences list}: the cells without a bar. */
final class AbsencesVerb {

    private static final String RESOURCE = "absences";

    private AbsencesVerb() {}

    /** {@code absences list}. */
    @Command(name = "list", description = "List the cells without a bar, newest session first, and how all add up.")
    static final class ListAll extends ReadingVerb {

        @Option(names = "--symbol", paramLabel = "S", description = "Only those of a symbol.")
        private String symbol;

        @Option(names = "--reason", paramLabel = "REASON", description = "Only those with a reason.")
        private String reason;

        @Option(names = "--from", paramLabel = "DATE", description = "First session.")
        private LocalDate from;

        @Option(names = "--to", paramLabel = "DATE", description = "Last session.")
        private LocalDate to;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
        private int limit;

        ListAll(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode ledger = monitor().read(RESOURCE, query());
            if (isJson()) {
                printJson(ledger);
                return ExitCode.DONE;
            }
            var table = new Table("symbol", "session", "reason", "asked", "why");
            for (JsonNode cell : ledger.path("absences")) {
                table.add(
                        Text.text(cell.path("symbol")),
                        Text.text(cell.path("session")),
                        Text.text(cell.path("reason")),
                        Text.text(cell.path("provider")),
                        Text.text(cell.path("detail")));
            }
            table.lines().forEach(screen()::data);
            screen().note(total(ledger.path("totals")));
            return ExitCode.DONE;
        }

        private static String total(JsonNode totals) {
            var text = new StringBuilder(Text.count(totals.path("expected")) + " cells expected, "
                    + Text.count(totals.path("present")) + " present");
            for (Map.Entry<String, JsonNode> reason : totals.path("absent").properties()) {
                text.append(", ")
                        .append(Text.count(reason.getValue()))
                        .append(' ')
                        .append(reason.getKey());
            }
            return text + ". A person explains some by ./ballast absences declare SYMBOL.";
        }

        private Map<String, String> query() {
            var query = new LinkedHashMap<String, String>();
            query.put("limit", Integer.toString(limit));
            putIfGiven(query, "symbol", symbol);
            putIfGiven(query, "reason", reason);
            putIfGiven(query, "from", from);
            putIfGiven(query, "to", to);
            return query;
        }

        private static void putIfGiven(Map<String, String> query, String name, Object value) {
            if (value != null) {
                query.put(name, value.toString());
            }
        }
    }
}
