package io.ballast.launcher.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code quarantine}: the bars that were put aside, and what a person makes of them. */
final class QuarantineVerb {

    private QuarantineVerb() {}

    /** {@code quarantine list}. */
    @Command(name = "list", description = "List the bars that were put aside, newest session first.")
    static final class ListAll extends ReadingVerb {

        @Option(names = "--symbol", paramLabel = "S", description = "Only those of a symbol.")
        private String symbol;

        @Option(names = "--reason", paramLabel = "REASON", description = "Only those with a reason.")
        private String reason;

        @Option(
                names = "--state",
                paramLabel = "STATE",
                defaultValue = "open",
                description = "open (default), superseded, released or rejected.")
        private String state;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
        private int limit;

        ListAll(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode quarantine = monitor().read("quarantine", query());
            if (isJson()) {
                printJson(quarantine);
                return ExitCode.DONE;
            }
            var table = new Table("id", "symbol", "session", "reason", "provider", "said");
            for (JsonNode bar : quarantine.path("bars")) {
                table.add(
                        Text.text(bar.path("id")),
                        Text.text(bar.path("symbol")),
                        Text.text(bar.path("session")),
                        Text.text(bar.path("reason")),
                        Text.text(bar.path("provider")),
                        Text.text(bar.path("payload")));
            }
            table.lines().forEach(screen()::data);
            screen().note(Text.count(quarantine.path("total"))
                    + " open. Decide with ./ballast quarantine release|reject ID --author WHO --note WHY.");
            return ExitCode.DONE;
        }

        private Map<String, String> query() {
            var query = new LinkedHashMap<String, String>();
            query.put("state", state);
            query.put("limit", Integer.toString(limit));
            if (symbol != null) {
                query.put("symbol", symbol);
            }
            if (reason != null) {
                query.put("reason", reason);
            }
            return query;
        }
    }

    /** {@code quarantine release}. */
    @Command(name = "release", description = "Store a bar that was put aside; only one that can be true.")
    static final class Release extends Decision {

        Release(Session session) {
            super(session, "release");
        }
    }

    /** {@code quarantine reject}. */
    @Command(name = "reject", description = "Confirm that a bar that was put aside is wrong.")
    static final class Reject extends Decision {

        Reject(Session session) {
            super(session, "reject");
        }
    }

    /** A decision about one entry. */
    private abstract static class Decision extends DispatchVerb {

        private final String decision;

        @Parameters(paramLabel = "ID", description = "The entry's id, see quarantine list.")
        private String id;

        @Mixin
        private Signature signature;

        Decision(Session session, String decision) {
            super(
                    session,
                    "decide-quarantine",
                    new Ending(List.of(), "./ballast quarantine list shows what is still open."));
            this.decision = decision;
        }

        @Override
        void addParameters(ObjectNode parameters) {
            parameters.put("id", id).put("decision", decision);
            signature.addTo(parameters);
        }
    }
}
