package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.util.Set;

/** What surrounds the results of every reply. */
final class Envelope {

    /** Valid answers: on a delayed plan the provider says so in this place. */
    private static final Set<String> GOOD = Set.of("OK", "DELAYED");

    private Envelope() {}

    /**
     * Checks the status of a reply with HTTP status 200.
     *
     * @param status may be null: not every reply has one
     * @param text what the reply says about an error, may be null
     */
    static void requireGood(String status, String text) throws IOException {
        if (status != null && !GOOD.contains(status)) {
            throw new IOException("status " + status + (text == null ? "" : ": " + text));
        }
    }
}
