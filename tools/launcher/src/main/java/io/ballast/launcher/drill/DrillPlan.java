package io.ballast.launcher.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Which drills and quiet sessions follow each other. What is drawn for one does not depend on those before it, so that
 * drills may be led in parts.
 *
 * @param kinds the kinds in turn, at least one
 * @param drills number of drills, at least 0
 * @param quiet number of quiet sessions, at least 0
 * @param symbols stocks of the market
 * @param seed of all that is drawn
 */
public record DrillPlan(List<DrillKind> kinds, int drills, int quiet, int symbols, long seed) {

    /** Spreads the seeds of drills that follow each other. */
    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    /** Refuses a plan that cannot be led. */
    public DrillPlan {
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty() || drills < 0 || quiet < 0) {
            throw new IllegalArgumentException(
                    "kinds=" + kinds + ", drills=" + drills + ", quiet=" + quiet + " cannot be led");
        }
    }

    /**
     * One session.
     *
     * @param kind what goes wrong, null if nothing does
     * @param seed of what is drawn for it
     */
    public record Act(DrillKind kind, long seed) {

        /**
         * Draws what the kind leaves open.
         *
         * @return the same numbers each time
         */
        public Random random() {
            return new Random(seed);
        }
    }

    /**
     * All sessions in order. Quiet ones lie between drills as evenly as they can; one comes first if there is any.
     *
     * @return drills and quiet sessions
     */
    public List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        int quietDone = 0;
        for (int i = 0; i <= drills; i++) {
            int quietDue = (int) Math.ceil((double) quiet * (i + 1) / (drills + 1));
            for (; quietDone < quietDue; quietDone++) {
                acts.add(new Act(null, 0));
            }
            if (i < drills) {
                acts.add(new Act(kinds.get(i % kinds.size()), seed + STRIDE * i));
            }
        }
        return acts;
    }
}
