package io.ballast.ingestion.provider.transport;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * Where a provider is asked and how it knows us. Every call goes to the base URL, so no reply can send the key elsewhere.
 *
 * @param provider the provider's name
 * @param base scheme, host and port, without a path
 * @param keyHeaders headers that carry the key; never printed
 * @param keyVariable the variable to correct if the key is refused
 */
public record Endpoint(String provider, URI base, Map<String, String> keyHeaders, String keyVariable) {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    /**
     * Checks that a header can carry the key.
     *
     * @throws IllegalArgumentException if not; the message names the variable, not the key
     */
    public Endpoint {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(base, "base");
        keyHeaders = Map.copyOf(keyHeaders);
        boolean printable = keyHeaders.values().stream()
                .flatMapToInt(String::chars)
                .allMatch(letter -> letter >= FIRST_PRINTABLE && letter <= LAST_PRINTABLE);
        if (!printable) {
            throw new IllegalArgumentException(keyVariable + " holds a character that no HTTP header can carry, such as"
                    + " a line break. Correct it.");
        }
    }

    /**
     * The whole address of a path.
     *
     * @param target path and query, beginning with a slash: anything else could change the host
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    URI uri(String target) {
        if (!target.startsWith("/")) {
            throw new IllegalArgumentException("not a path of this provider");
        }
        String root = base.toString();
        try {
            return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + target);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException("an address with characters that none may have");
        }
    }

    /**
     * The path of a target, fit for messages: a query may hold a key.
     *
     * @param target path and query
     */
    public static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Endpoint[" + provider + " at " + base + "]";
    }
}
