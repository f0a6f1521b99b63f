package io.ballast.feature.domain.increment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

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
    private static final List<Feature> OWN = Feature.all().stream()
            .filter(feature -> feature.family() != Family.CROSS_SECTION)
            .toList();

    private final SessionSet membersBefore;
    private final SessionSet membersNow;
    private final List<RowChange> changed = new ArrayList<>();
    private final List<Integer> gone = new ArrayList<>();
    private final BitSet touched = new BitSet();

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
        } else if (before == null) {
            changed.add(new RowChange(after, false));
        } else if (differs(before, after)) {
            keepScores(before, after);
            changed.add(new RowChange(after, true));
        }
        if (contributesOtherwise(session, before, after)) {
            touched.set(session);
        }
    }

    private static boolean differs(PublishedRow before, PublishedRow after) {
        return before.labelTerminal() != after.labelTerminal()
                || OWN.stream().anyMatch(feature -> !same(before, after, feature));
    }

    private boolean contributesOtherwise(int session, PublishedRow before, PublishedRow after) {
        PublishedRow scoredBefore = membersBefore.contains(session) ? before : null;
        PublishedRow scoredNow = membersNow.contains(session) ? after : null;
        return (scoredBefore != null || scoredNow != null)
                && ScoredFeature.ALL.stream()
                        .anyMatch(scored -> bits(scoredBefore, scored.source()) != bits(scoredNow, scored.source()));
    }

    private static void keepScores(PublishedRow from, PublishedRow to) {
        for (ScoredFeature scored : ScoredFeature.ALL) {
            int column = scored.score().ordinal();
            to.values()[column] = from.values()[column];
        }
    }

    private static boolean same(PublishedRow one, PublishedRow other, Feature feature) {
        return bits(one, feature) == bits(other, feature);
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

    /** Sessions whose cross-section differs by this symbol. */
    BitSet touched() {
        return touched;
    }
}
