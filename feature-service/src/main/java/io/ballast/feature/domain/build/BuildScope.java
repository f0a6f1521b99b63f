package io.ballast.feature.domain.build;

import java.util.Map;

import io.ballast.feature.domain.build.StoredBuild.SessionFingerprint;
import io.ballast.feature.domain.build.StoredBuild.TerminalSpan;
import io.ballast.feature.domain.universe.SessionRange;

/**
 * Which sessions a build must write. Features look back only, so a changed cell touches its own session and later ones,
 * and by the labels a few sessions before it. Rows, memberships and delistings that differ from the tables move the
 * start further back, so that what a build leaves alone is what it would have written.
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
     * @param changedFrom calendar ordinal of the first changed cell, negative if that is unknown
     * @param sessions what the build has per session
     * @param terminal per delisted symbol the sessions of its labels that end by it
     * @return all sessions if that is not known, if nothing is built yet, or if the settings changed
     */
    public SessionRange sessionsToWrite(
            SessionRange all,
            int changedFrom,
            Map<Integer, SessionFingerprint> sessions,
            Map<String, TerminalSpan> terminal) {
        if (changedFrom < 0 || !settings.fingerprint().equals(stored.settings())) {
            return all;
        }
        int changed = Math.min(changedFrom, firstDifference(all, sessions));
        int start = Math.min(changed - settings.targets().sessionsReached(), firstTerminalDifference(terminal));
        return new SessionRange(Math.max(all.from(), start), all.toExclusive());
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
                first = Math.min(first, label.getValue().first() - 1);
            }
        }
        return first;
    }
}
