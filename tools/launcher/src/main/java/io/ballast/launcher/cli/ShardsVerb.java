package io.ballast.launcher.cli;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code features shards}: how far the shards of a build are. */
@Command(
        name = "shards",
        description = {
            "List the shards of the build of features that is being made, and which replica made their last pass.",
            "FEATURE_BUILD_SHARDS says into how many a build of everything is cut."
        })
final class ShardsVerb extends ReadingVerb {

    ShardsVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        JsonNode shards = monitor().read("feature-builds/shards", Map.of());
        if (isJson()) {
            printJson(shards);
        } else if (shards.isEmpty()) {
            screen().note("No build is being made in shards just now.");
        } else {
            var table = new Table("shard", "symbols", "state", "rows", "replica");
            for (JsonNode shard : shards) {
                table.add(
                        Text.text(shard.path("shard")),
                        Text.count(shard.path("symbols")),
                        Text.text(shard.path("state")),
                        Text.count(shard.path("rows")),
                        Text.text(shard.path("replica")));
            }
            table.lines().forEach(screen()::data);
            screen().note("They belong to build " + shards.at("/0/buildId").asText() + ".");
        }
        return ExitCode.DONE;
    }
}
