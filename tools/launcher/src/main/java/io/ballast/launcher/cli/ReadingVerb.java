package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Option;

/** A verb that prints data, for people or, on demand, as JSON. */
abstract class ReadingVerb extends Verb {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ReadingVerb(Session session) {
        super(session);
    }

    final boolean isJson() {
        return json;
    }

    final void printJson(JsonNode node) {
        screen().data(node.toPrettyString());
    }
}
