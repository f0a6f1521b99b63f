package io.ballast.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code watchlist}: the names somebody holds, of which the morning report tells. */
final class WatchlistVerb {

    private static final String RESOURCE = "watchlist";

    private WatchlistVerb() {}

    private static String of(String symbol) {
        return MonitorClient.resource(RESOURCE, symbol);
    }

    /** {@code watchlist list}. */
    @Command(name = "list", description = "List the watched names.")
    static final class ListAll extends ReadingVerb {

        ListAll(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode names = monitor().read(RESOURCE, Map.of());
            if (isJson()) {
                printJson(names);
                return ExitCode.DONE;
            }
            var table = new Table("symbol", "since", "author", "note");
            for (JsonNode name : names.path("items")) {
                table.add(
                        Text.text(name.path("symbol")),
                        Text.text(name.path("addedOn")),
                        Text.text(name.path("author")),
                        Text.text(name.path("note")));
            }
            table.lines().forEach(screen()::data);
            return ExitCode.DONE;
        }
    }

    /** {@code watchlist add}. */
    @Command(name = "add", description = "Watch a name from now on.")
    static final class Add extends Verb {

        @Parameters(paramLabel = "SYMBOL", description = "Its ticker now; case matters.")
        private String symbol;

        @Option(names = "--author", required = true, paramLabel = "WHO", description = "Who holds it.")
        private String author;

        @Option(names = "--note", defaultValue = "", paramLabel = "WHY", description = "Why.")
        private String note;

        Add(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            ObjectNode body =
                    JsonNodeFactory.instance.objectNode().put("author", author).put("note", note);
            monitor().change("PUT", of(symbol), body);
            screen().note(symbol + " is watched. The next ./ballast morning-report tells what became of it.");
            return ExitCode.DONE;
        }
    }

    /** {@code watchlist remove}. */
    @Command(name = "remove", description = "Watch a name no more.")
    static final class Remove extends Verb {

        @Parameters(paramLabel = "SYMBOL", description = "As it was added.")
        private String symbol;

        Remove(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            monitor().change("DELETE", of(symbol), null);
            screen().note(symbol + " is watched no more.");
            return ExitCode.DONE;
        }
    }

    /** {@code watchlist load}. */
    @Command(
            name = "load",
            description = {
                "Put the names of a file in place of the watchlist.",
                "A line is a symbol, or a symbol, a comma and a note; what follows a # is left out."
            })
    static final class Load extends ReadingVerb {

        @Parameters(paramLabel = "FILE", description = "The file, UTF-8.")
        private Path file;

        @Option(names = "--author", required = true, paramLabel = "WHO", description = "Who holds them.")
        private String author;

        Load(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("author", author);
            ArrayNode items = body.putArray("items");
            for (String line : lines()) {
                String text = line.split("#", 2)[0].strip();
                if (!text.isEmpty()) {
                    String[] parts = text.split(",", 2);
                    items.addObject()
                            .put("symbol", parts[0].strip())
                            .put("note", parts.length > 1 ? parts[1].strip() : "");
                }
            }
            JsonNode names = monitor().change("PUT", RESOURCE, body);
            if (isJson()) {
                printJson(names);
            } else {
                screen().note(names.path("items").size() + " names are watched.");
            }
            return ExitCode.DONE;
        }

        private List<String> lines() {
            try {
                return Files.readAllLines(file);
            } catch (IOException unreadable) {
                throw new VerbFailure(
                        ExitCode.USAGE,
                        "The file " + file + " cannot be read: " + unreadable,
                        "Name a text file with a symbol a line.");
            }
        }
    }
}
