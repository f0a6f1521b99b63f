package io.ballast.feature.domain.increment;

import java.util.NavigableMap;
import java.util.TreeMap;

import io.ballast.feature.domain.crosssection.ScoredFeature;

/** Which scores of which sessions are to be made anew, as something they are made of differs. */
final class TouchedScores {
    /** Per session a bit for each place in {@link ScoredFeature#ALL}. */
    private final NavigableMap<Integer, Long> scores = new TreeMap<>();

    void add(int session, int score) {
        scores.merge(session, 1L << score, (one, other) -> one | other);
    }

    void addAll(TouchedScores others) {
        others.scores.forEach((session, bits) -> scores.merge(session, bits, (one, other) -> one | other));
    }

    boolean contains(int session, int score) {
        return (scores.getOrDefault(session, 0L) >> score & 1) != 0;
    }

    boolean contains(int session) {
        return scores.containsKey(session);
    }

    /** The first session from one on of which a score is touched, -1 if there is none. */
    int next(int session) {
        Integer next = scores.ceilingKey(session);
        return next == null ? -1 : next;
    }
}
