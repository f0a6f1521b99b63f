package io.ballast.feature.domain.build;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.build.StoredBuild.SessionFingerprint;
import io.ballast.feature.domain.build.StoredBuild.TerminalSpan;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.domain.universe.SessionRange;

import static org.assertj.core.api.Assertions.assertThat;

class BuildScopeTest {
    private static final BuildSettings SETTINGS = new BuildSettings(new TargetSettings(5, 0), "IWM");
    private static final SessionRange ALL = new SessionRange(100, 200);

    private final Map<Integer, SessionFingerprint> before = sessions(100, 199);
    private final Map<Integer, SessionFingerprint> now = sessions(100, 200);

    @Test
    void shouldWriteEverythingAtFirst() {
        SessionRange written = new BuildScope(StoredBuild.none(), SETTINGS).sessionsToWrite(ALL, now, Map.of());

        assertThat(written).isEqualTo(ALL);
    }

    @Test
    void shouldReachBackAsFarAsLabelsLook() {
        // Six rows forward for execution, and one session more that the stretch guard lets pass.
        assertThat(written(Map.of()).from()).isEqualTo(192);
        assertThat(written(Map.of()).toExclusive()).isEqualTo(200);
    }

    @Test
    void shouldWriteEverythingWhenTheSettingsDiffer() {
        BuildSettings other = new BuildSettings(new TargetSettings(10, 0), "IWM");
        StoredBuild stored = new StoredBuild(SETTINGS.fingerprint(), before, Map.of());
        assertThat(new BuildScope(stored, other).sessionsToWrite(ALL, now, Map.of()))
                .isEqualTo(ALL);
    }

    @Test
    void shouldStartEarlierWhereMembershipOrInputsDiffer() {
        before.put(150, new SessionFingerprint(10, 10, 8L, 3L));
        assertThat(written(Map.of()).from()).isEqualTo(143);
        before.put(140, new SessionFingerprint(10, 10, 7L, 4L));
        assertThat(written(Map.of()).from()).isEqualTo(133);
    }

    @Test
    void shouldWriteNothingWhenNothingChanged() {
        before.put(199, now.get(199));
        SessionRange written = written(Map.of());

        assertThat(written.from()).isEqualTo(written.toExclusive());
    }

    @Test
    void shouldWriteEverythingWhenOlderRowsAreLeft() {
        before.put(90, new SessionFingerprint(10, 10, 7L, 3L));
        assertThat(written(Map.of())).isEqualTo(ALL);
    }

    @Test
    void shouldStartAtTheLabelsOfADelistingThatBecameKnown() {
        assertThat(written(Map.of("A", new TerminalSpan(120, 125))).from()).isEqualTo(120);
    }

    @Test
    void shouldLeaveKnownDelistingsAlone() {
        StoredBuild stored = new StoredBuild(SETTINGS.fingerprint(), before, Map.of("A", new TerminalSpan(121, 125)));
        SessionRange written =
                new BuildScope(stored, SETTINGS).sessionsToWrite(ALL, now, Map.of("A", new TerminalSpan(120, 125)));

        assertThat(written.from()).isEqualTo(192);
    }

    @Test
    void shouldStartAtTheLabelsOfADelistingThatWasTakenBack() {
        // As far as the stretch guard lets the label from open to close look: its row may lie before a hole.
        StoredBuild stored = new StoredBuild(SETTINGS.fingerprint(), before, Map.of("A", new TerminalSpan(121, 125)));
        assertThat(new BuildScope(stored, SETTINGS)
                        .sessionsToWrite(ALL, now, Map.of())
                        .from())
                .isEqualTo(118);
    }

    private SessionRange written(Map<String, TerminalSpan> terminal) {
        StoredBuild stored = new StoredBuild(SETTINGS.fingerprint(), before, Map.of());
        return new BuildScope(stored, SETTINGS).sessionsToWrite(ALL, now, terminal);
    }

    private static Map<Integer, SessionFingerprint> sessions(int from, int to) {
        Map<Integer, SessionFingerprint> sessions = new HashMap<>();
        for (int session = from; session < to; session++) {
            sessions.put(session, new SessionFingerprint(10, 10, 7L, 3L));
        }
        return sessions;
    }
}
