package io.ballast.ingestion.provider.transport;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Takes keys out of texts: a reply or a library's message may repeat what was sent. */
final class Secrets {

    private static final String HIDDEN = "***";

    /** Shorter keys than this no provider gives out; taking them out would only garble messages. */
    private static final int SHORTEST = 6;

    private final List<String> words;

    /**
     * @param headerValues values that hold a key, perhaps after a scheme and a space
     */
    Secrets(Collection<String> headerValues) {
        words = headerValues.stream()
                .flatMap(value -> Stream.of(value, value.substring(value.lastIndexOf(' ') + 1)))
                .filter(word -> word.length() >= SHORTEST)
                .distinct()
                .toList();
    }

    /** The text without keys. */
    String hide(String text) {
        String hidden = text;
        for (String word : words) {
            hidden = hidden.replace(word, HIDDEN);
        }
        return hidden;
    }

    /** The failure, or null if it or one below it names a key and so must not reach a log. */
    Throwable harmless(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String text = at.toString();
            if (!hide(text).equals(text)) {
                return null;
            }
        }
        return failure;
    }
}
