package io.ballast.launcher.drill;

import java.time.LocalDate;
import java.util.List;

/**
 * What came of a drill, or of a quiet session.
 *
 * @param drill what went wrong, null in a quiet session
 * @param session the session it happened on
 * @param rules the rules in breach when the monitor noticed, then; empty if it did not
 * @param detectedSeconds from the fault to the first incident, NaN if there was none
 * @param cause what the monitor named first, null if nothing
 * @param expected what it should have named, null in a quiet session
 * @param repair how it was mended, null in a quiet session
 * @param resolvedSeconds from the end of the repair's cause to the last incident's end, NaN if one stayed open
 * @param open rules that were still in breach then; empty if none was
 */
public record Outcome(
        DrillKind drill,
        LocalDate session,
        List<String> rules,
        double detectedSeconds,
        String cause,
        String expected,
        String repair,
        double resolvedSeconds,
        List<String> open) {

    /** Copies the rules; a journal of before may have none that are open. */
    public Outcome {
        rules = List.copyOf(rules);
        open = open == null ? List.of() : List.copyOf(open);
    }

    /**
     * Whether anything was noticed.
     *
     * @return true in a quiet session for a false alarm
     */
    public boolean detected() {
        return !Double.isNaN(detectedSeconds);
    }

    /**
     * Whether the cause is the right one.
     *
     * @return true also where nothing was expected and nothing named
     */
    public boolean named() {
        return java.util.Objects.equals(cause, expected);
    }

    /**
     * Whether every incident had ended after the repair.
     *
     * @return false if one stayed open
     */
    public boolean resolved() {
        return !Double.isNaN(resolvedSeconds);
    }

    /**
     * Whether all was as it should be.
     *
     * @return for a drill: detected, named and resolved; for a quiet session: nothing noticed
     */
    public boolean passed() {
        return drill == null ? !detected() : detected() && named() && resolved();
    }
}
