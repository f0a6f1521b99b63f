package io.ballast.launcher.cli;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code features builds}: the builds of features, and in which sessions two of them differ. */
@Command(
        name = "builds",
        description = {
            "List the latest builds of features; with two of their ids, the sessions in which what they have left differs:",
            "counts, coverage of the target, and a hash of all rows."
        })
final class BuildsVerb extends ReadingVerb {

    @Parameters(index = "0", arity = "0..1", paramLabel = "BUILD", description = "Id of a build.")
    private String build;

    @Parameters(index = "1", arity = "0..1", paramLabel = "AGAINST", description = "Id of the build to compare with.")
    private String against;

    BuildsVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        if (build != null && against == null) {
            throw new VerbFailure(
                    ExitCode.USAGE,
                    "One build is given: give a second one to compare with, or none to list them.",
                    null);
        }
        JsonNode answer = build == null
                ? monitor().read("feature-builds", Map.of())
                : monitor()
                        .read(
                                MonitorClient.resource("feature-builds", build, "differences"),
                                Map.of("against", against));
        if (isJson()) {
            printJson(answer);
        } else if (build == null) {
            list(answer);
        } else {
            compare(answer.path("sessions"));
        }
        return ExitCode.DONE;
    }

    private void list(JsonNode builds) {
        var table = new Table("build", "published at", "what", "from", "to", ">rows", "content hash", "code", "why");
        for (JsonNode one : builds) {
            table.add(
                    Text.text(one.path("buildId")),
                    Text.text(one.path("publishedAt")),
                    one.path("full").asBoolean() ? "everything" : "what changed",
                    Text.text(one.path("from")),
                    Text.text(one.path("to")),
                    Text.count(one.path("rows")),
                    Text.text(one.path("contentHash")),
                    Text.text(one.path("definitions")),
                    Text.text(one.path("reason")));
        }
        table.lines().forEach(screen()::data);
        screen().note("In which sessions two of them differ: ./ballast features builds BUILD AGAINST");
    }

    private void compare(JsonNode sessions) {
        if (sessions.isEmpty()) {
            screen().data("Both have left the same rows, bit for bit.");
            return;
        }
        var table = new Table("session", "", ">rows", ">expected", ">features", ">fwd_ret", ">fwd_ret_resid", "hash");
        for (JsonNode session : sessions) {
            row(table, Text.text(session.path("session")), "against", session.path("before"));
            row(table, "", "build", session.path("now"));
        }
        table.lines().forEach(screen()::data);
        screen().note("They differ in " + Text.count(sessions.size()) + " sessions.");
    }

    private static void row(Table table, String session, String which, JsonNode left) {
        table.add(
                session,
                which,
                Text.count(left.path("rows")),
                Text.count(left.path("expectedCells")),
                Text.percent(left.path("featureCoverageRate")),
                Text.percent(left.at("/targetCoverage/fwd_ret")),
                Text.percent(left.at("/targetCoverage/fwd_ret_resid")),
                Text.text(left.path("contentHash")));
    }
}
