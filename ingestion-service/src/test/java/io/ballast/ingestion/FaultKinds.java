package io.ballast.ingestion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The faults the simulator knows, alone and in pairs. */
final class FaultKinds {

    /** Spoil whole answers. */
    static final List<String> ANSWERS = List.of(
            "latency",
            "rate-limit",
            "server-error",
            "reset",
            "truncated",
            "malformed",
            "html",
            "empty",
            "dribble",
            "gzip-bomb");

    /** Change rows. */
    static final List<String> ROWS = List.of(
            "wrong-symbols", "duplicates", "unsorted", "missing-dates", "high-below-low", "silent-loss", "outage");

    /** The only one that nobody can tell from the truth at the time. */
    static final String LATE_CORRECTION = "late-correction";

    private FaultKinds() {}

    /** Each alone. */
    static List<List<String>> alone() {
        return all().stream().map(List::of).toList();
    }

    /** All pairs in a random order that is always the same. */
    static List<List<String>> pairs() {
        List<String> kinds = all();
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            for (int j = 0; j < i; j++) {
                pairs.add(List.of(kinds.get(j), kinds.get(i)));
            }
        }
        Collections.shuffle(pairs, new Random(20261126));
        return pairs;
    }

    private static List<String> all() {
        List<String> kinds = new ArrayList<>(ANSWERS);
        kinds.addAll(ROWS);
        kinds.add(LATE_CORRECTION);
        return kinds;
    }
}
