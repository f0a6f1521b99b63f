package io.ballast.ingestion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The faults the simulator knows, alone and in pairs. */
final class FaultKinds {

    /** 429 that does not say for how long. */
    private static final String UNSAID = "rate-limit-unsaid";

    /** Spoil whole answers. */
    static final List<String> ANSWERS = List.of(
            "latency",
            "rate-limit",
            UNSAID,
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

    /**
     * What the simulator is told.
     *
     * @param times calls that are spoiled
     * @param from first session of an outage
     * @param to last session of it, included
     */
    static String order(String kind, int times, LocalDate from, LocalDate to) {
        return switch (kind) {
            case UNSAID -> "{\"kind\":\"rate-limit\",\"times\":%d}".formatted(times);
            case "outage" -> "{\"kind\":\"outage\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to);
            default ->
                ANSWERS.contains(kind)
                        ? "{\"kind\":\"%s\",\"times\":%d,\"seconds\":0.1}".formatted(kind, times)
                        : "{\"kind\":\"%s\",\"share\":0.3,\"seed\":3}".formatted(kind);
        };
    }

    private static List<String> all() {
        List<String> kinds = new ArrayList<>(ANSWERS);
        kinds.addAll(ROWS);
        kinds.add(LATE_CORRECTION);
        return kinds;
    }
}
