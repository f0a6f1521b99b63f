package io.ballast.feature.domain.build;

import java.util.Map;

/**
 * What the tables hold before a build.
 *
 * @param settings fingerprint of the latest build's settings, null before the first build
 * @param sessions what was there per session, by calendar ordinal
 * @param terminalLabels per symbol the first and last session, by calendar ordinal, with a label that ended by delisting
 */
public record StoredBuild(
        String settings, Map<Integer, SessionFingerprint> sessions, Map<String, TerminalSpan> terminalLabels) {

    /** Takes copies. */
    public StoredBuild {
        sessions = Map.copyOf(sessions);
        terminalLabels = Map.copyOf(terminalLabels);
    }

    /** Nothing was built yet. */
    public static StoredBuild none() {
        return new StoredBuild(null, Map.of(), Map.of());
    }

    /**
     * Rows of a session, the symbols expected on it, and what its features are made of.
     *
     * @param rows stored rows
     * @param expected expected cells
     * @param membership hash of the expected symbols
     * @param inputs hash of the bars of the session and of the facts that count from it on
     */
    public record SessionFingerprint(int rows, int expected, long membership, long inputs) {}

    /**
     * Sessions of a symbol's labels that ended by delisting.
     *
     * @param first calendar ordinal
     * @param last calendar ordinal
     */
    public record TerminalSpan(int first, int last) {}
}
