package io.ballast.feature.domain.build;

import java.util.Map;

import io.ballast.feature.domain.build.StoredBuild.SessionFingerprint;
import io.ballast.feature.domain.build.StoredBuild.TerminalSpan;
import io.ballast.feature.domain.universe.SessionRange;

/**
 * Which sessions a build must write. Features look back only, so a changed input touches its own session and later ones,
 * and by the labels a few sessions before it. What changed is found by comparing with the tables; a build need not be
 * told. What a build leaves alone is what it would have written.
 */
public final class BuildScope {
    private final StoredBuild stored;
    private final BuildSettings settings;

    /**
     * A scope.
     *
     * @param stored what the tables hold
     * @param settings of the build
     */
    public BuildScope(StoredBuild stored, BuildSettings settings) {
        this.stored = stored;
        this.settings = settings;
    }

    /**
     * Sessions to write.
     *
     * @param all sessions from the first bar to the latest one or the latest due session
     * @param sessions what the build has per session
     * @param terminal per delisted symbol the sessions of its labels that end by it
     * @return none if nothing changed, all if nothing is built yet or if the settings changed
     */
    public SessionRange sessionsToWrite(
            SessionRange all, Map<Integer, SessionFingerprint> sessions, Map<String, TerminalSpan> terminal) {
        if (!settings.fingerprint().equals(stored.settings())) {
            return all;
        }
        int changed = firstDifference(all, sessions);
        int start = changed < all.toExclusive() ? changed - reached() : changed;
        start = Math.min(start, firstTerminalDifference(terminal));
        return new SessionRange(Math.max(all.from(), start), all.toExclusive());
    }

    private int reached() {
        return settings.targets().sessionsReached();
    }

    private int firstDifference(SessionRange all, Map<Integer, SessionFingerprint> sessions) {
        boolean longerBefore = stored.sessions().keySet().stream().anyMatch(session -> session < all.from());
        if (longerBefore) {
            return all.from();
        }
        for (int session = all.from(); session < all.toExclusive(); session++) {
            if (!sessions.get(session).equals(stored.sessions().get(session))) {
                return session;
            }
        }
        return all.toExclusive();
    }

    private int firstTerminalDifference(Map<String, TerminalSpan> terminal) {
        int first = Integer.MAX_VALUE;
        for (Map.Entry<String, TerminalSpan> label : terminal.entrySet()) {
            TerminalSpan before = stored.terminalLabels().get(label.getKey());
            if (before == null || before.last() != label.getValue().last()) {
                first = Math.min(first, label.getValue().first());
            }
        }
        for (Map.Entry<String, TerminalSpan> label : stored.terminalLabels().entrySet()) {
            TerminalSpan now = terminal.get(label.getKey());
            if (now == null || now.last() != label.getValue().last()) {
                first = Math.min(first, label.getValue().last() - reached());
            }
        }
        return first;
    }
}
