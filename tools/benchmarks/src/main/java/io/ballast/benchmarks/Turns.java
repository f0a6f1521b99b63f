package io.ballast.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of contenders that take turns: so that a machine whose speed changes by the minute is fair to each of them. */
final class Turns {
    private static final String TURNS = "--turns";

    private final Map<Contender, List<Measurement>> taken = new LinkedHashMap<>();

    /**
     * How many turns each contender has.
     *
     * @param arguments may have {@code --turns}, followed by a number from 1 to 9
     * @return 1 if nothing is asked for
     * @throws IllegalArgumentException if something else is asked for
     */
    static int of(List<String> arguments) {
        int position = arguments.indexOf(TURNS);
        if (position < 0) {
            return 1;
        }
        String value = position + 1 < arguments.size() ? arguments.get(position + 1) : "";
        if (!value.matches("[1-9]")) {
            throw new IllegalArgumentException(TURNS + " '" + value + "' is not allowed: 1 to 9 expected");
        }
        return Integer.parseInt(value);
    }

    void add(Contender contender, Measurement measured) {
        taken.computeIfAbsent(contender, first -> new ArrayList<>()).add(measured);
    }

    /** Each contender's turn with the median of seconds, the slower one of two; contenders as they came. */
    Map<Contender, Measurement> medians() {
        Map<Contender, Measurement> medians = new LinkedHashMap<>();
        taken.forEach((contender, turns) -> medians.put(
                contender,
                turns.stream()
                        .sorted(Comparator.comparingDouble(Measurement::seconds))
                        .toList()
                        .get(turns.size() / 2)));
        return medians;
    }
}
