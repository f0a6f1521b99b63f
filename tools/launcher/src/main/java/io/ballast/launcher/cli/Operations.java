package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.launcher.report.Screen;

/** What is said about an operation that has ended. */
final class Operations {

    private Operations() {}

    /** Says on standard error why an operation did not do all of its work; nothing if it did. */
    static void explain(Screen screen, JsonNode operation) {
        String state = operation.path("state").asText();
        if (state.equals("succeeded")) {
            return;
        }
        JsonNode error = operation.path("error");
        screen.note("ballast: operation " + operation.path("type").asText() + " "
                + operation.path("id").asText() + " ended " + state
                + (error.path("message").isTextual()
                        ? ": " + error.path("message").asText()
                        : "."));
        if (error.path("hint").isTextual()) {
            screen.note("ballast: " + error.path("hint").asText());
        }
    }
}
