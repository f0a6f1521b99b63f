package io.ballast.feature.domain.increment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.crosssection.ScoredFeature;
import io.ballast.feature.domain.definition.Family;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.universe.SessionSet;

/**
 * Lays the rows of one symbol as they are now beside those that are stored: which differ, and in which sessions what the
 * symbol adds to the cross-section does. Scores are left out; those of a stored row are taken over.
 */
final class SymbolIncrement {
    private static final Feature[] OWN = Feature.all().stream()
            .filter(feature -> feature.family() != Family.CROSS_SECTION)
            .toArray(Feature[]::new);

    private final SessionSet membersBefore;
    private final SessionSet membersNow;
    private final List<RowChange> changed = new ArrayList<>();
    private final List<Integer> gone = new ArrayList<>();
    private final Map<Integer, Long> replaced = new HashMap<>();
    private final TouchedScores touched = new TouchedScores();

    SymbolIncrement(SessionSet membersBefore, SessionSet membersNow) {
        this.membersBefore = membersBefore;
        this.membersNow = membersNow;
    }

    /** Compares; both lists are of the same sessions, ascending. */
    void compare(List<PublishedRow> stored, List<PublishedRow> now) {
        int s = 0;
        int n = 0;
        while (s < stored.size() || n < now.size()) {
            int storedSession = s < stored.size() ? stored.get(s).session() : Integer.MAX_VALUE;
            int nowSession = n < now.size() ? now.get(n).session() : Integer.MAX_VALUE;
            PublishedRow before = storedSession <= nowSession ? stored.get(s++) : null;
            PublishedRow after = nowSession <= storedSession ? now.get(n++) : null;
            compare(Math.min(storedSession, nowSession), before, after);
        }
    }

    private void compare(int session, PublishedRow before, PublishedRow after) {
        if (after == null) {
            gone.add(session);
            replaced.put(session, before.contentHash());
        } else if (before == null) {
            changed.add(new RowChange(after, false));
        } else if (differs(before, after)) {
            keepScores(before, after);
            changed.add(new RowChange(after, true));
            replaced.put(session, before.contentHash());
        }
        noteScores(session, before, after);
    }

    private static boolean differs(PublishedRow before, PublishedRow after) {
        if (before.labelTerminal() != after.labelTerminal()) {
            return true;
        }
        for (Feature feature : OWN) {
            if (bits(before, feature) != bits(after, feature)) {
                return true;
            }
        }
        return false;
    }

    private void noteScores(int session, PublishedRow before, PublishedRow after) {
        PublishedRow scoredBefore = membersBefore.contains(session) ? before : null;
        PublishedRow scoredNow = membersNow.contains(session) ? after : null;
        for (int score = 0; score < ScoredFeature.ALL.size(); score++) {
            Feature source = ScoredFeature.ALL.get(score).source();
            if (bits(scoredBefore, source) != bits(scoredNow, source)) {
                touched.add(session, score);
            }
        }
    }

    private static void keepScores(PublishedRow from, PublishedRow to) {
        for (ScoredFeature scored : ScoredFeature.ALL) {
            int column = scored.score().ordinal();
            to.values()[column] = from.values()[column];
        }
    }

    private static long bits(PublishedRow row, Feature feature) {
        return Double.doubleToLongBits(row == null ? Double.NaN : row.values()[feature.ordinal()]);
    }

    /** Rows that are new or differ. */
    List<RowChange> changed() {
        return changed;
    }

    /** Sessions of stored rows that are no more. */
    List<Integer> gone() {
        return gone;
    }

    /** By session the hashes of stored rows that differ or are no more. */
    Map<Integer, Long> replaced() {
        return replaced;
    }

    /** Scores of sessions to which this symbol contributes something else. */
    TouchedScores touched() {
        return touched;
    }
}
