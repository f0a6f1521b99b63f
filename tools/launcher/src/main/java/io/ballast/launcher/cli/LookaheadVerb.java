package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code prove lookahead}: shows that no feature knows of the future. */
@Command(
        name = "lookahead",
        description = {
            "Change all that became known after random sessions (bars, actions, facts, membership), build again, and",
            "compare every feature at and before them, bit for bit. Writes nothing. Exits with 0 if none changed, else 2."
        })
final class LookaheadVerb extends DispatchVerb {

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many sessions, four builds each (default: 3).")
    private int sessions;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the sessions and changes (default: 1).")
    private long seed;

    LookaheadVerb(Session session) {
        super(session, "prove-lookahead");
    }

    @Override
    void addParameters(ObjectNode parameters) {
        parameters.put("sessions", sessions).put("seed", seed);
    }

    @Override
    int finish(JsonNode ended) {
        JsonNode proof = ended.path("result");
        if (!proof.isObject()) {
            return super.finish(ended);
        }
        boolean clean = proof.path("clean").asBoolean();
        if (isJson()) {
            printJson(proof);
        } else {
            print(proof, clean);
        }
        return clean ? ExitCode.DONE : ExitCode.DISPROVED;
    }

    private void print(JsonNode proof, boolean clean) {
        screen().data((clean ? "No look-ahead: " : "LOOK-AHEAD: ") + Text.count(proof.path("values")) + " values of "
                + Text.count(proof.path("symbols")) + " symbols compared in " + Text.count(proof.path("builds"))
                + " builds, seed " + Text.text(proof.path("seed")));
        var sessions = new Table("the future was changed after");
        proof.path("sessions").forEach(session -> sessions.add(Text.text(session)));
        sessions.lines().forEach(screen()::data);
        if (!proof.path("leaks").isEmpty()) {
            var leaks = new Table("feature", "changed with", "after", ">symbols", "such as");
            proof.path("leaks")
                    .forEach(leak -> leaks.add(
                            Text.text(leak.path("feature")),
                            Text.text(leak.path("changed")),
                            Text.text(leak.path("after")),
                            Text.count(leak.path("symbols")),
                            Text.text(leak.path("example"))));
            leaks.lines().forEach(screen()::data);
        }
        screen().note(
                        clean
                                ? "Next: another --seed, or ./ballast prove reproducible."
                                : "These features know of the future and must not be trained on: ./ballast explain SYMBOL DATE"
                                        + " FEATURE shows what they use.");
    }
}
