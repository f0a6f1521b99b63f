package io.ballast.ingestion.provider.transport;

import java.io.IOException;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the body of a refused call says: JSON with an error or a message, or HTML, or nothing. */
public final class ErrorText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200;

    private ErrorText() {}

    /** The text after a colon, shortened; empty if the body says nothing. */
    public static String of(byte[] body) {
        try {
            JsonNode reply = JSON.readTree(body);
            return Stream.of("error", "message")
                    .map(key -> reply == null ? "" : reply.path(key).asText(""))
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .map(text -> ": " + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text))
                    .orElse("");
        } catch (IOException notJson) {
            return "";
        }
    }
}
