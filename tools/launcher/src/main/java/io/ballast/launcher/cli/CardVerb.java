package io.ballast.launcher.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.run.JsonFiles;

/** {@code models card}: what a version is, what it was made of and how well it does. */
@Command(name = "card", description = "Show the card of a version, or write it with its plots into a folder.")
final class CardVerb extends ReadingVerb {

    @Parameters(index = "0", paramLabel = "MODEL", description = "Its name, see models list.")
    private String model;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "Its version, see models versions (default: the latest).")
    private String version;

    @Option(names = "--output", paramLabel = "DIR", description = "Write card.md, card.json and the plots there.")
    private Path output;

    CardVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        String versions = MonitorClient.resource("models", model, "versions");
        String wanted = version != null
                ? version
                : monitor()
                        .read(versions, Map.of("limit", "1"))
                        .at("/items/0/version")
                        .asText();
        JsonNode card = monitor().read(MonitorClient.resource("models", model, "versions", wanted, "card"), Map.of());
        if (output != null) {
            write(card);
        } else if (isJson()) {
            printJson(card.path("card"));
        } else {
            card.path("markdown").asText().lines().forEach(screen()::data);
            screen().note("./ballast models card " + model + " " + wanted + " --output DIR writes it with its plots.");
        }
        return ExitCode.DONE;
    }

    private void write(JsonNode card) {
        try {
            Files.createDirectories(output);
            Files.writeString(output.resolve("card.md"), card.path("markdown").asText());
            Files.write(output.resolve("card.json"), JsonFiles.MAPPER.writeValueAsBytes(card.path("card")));
            for (Map.Entry<String, JsonNode> plot : card.path("plots").properties()) {
                Files.writeString(
                        output.resolve(plot.getKey() + ".svg"), plot.getValue().asText());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Failed to write the card to " + output, failed);
        }
        screen().note("Wrote card.md, card.json and " + card.path("plots").size() + " plots to " + output + ".");
    }
}
