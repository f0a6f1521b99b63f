package io.ballast.model.domain.live;

/**
 * How far something has drifted.
 *
 * @param subject what
 * @param stability its population stability index, 0 or more
 */
public record Drift(DriftSubject subject, double stability) {

    /** In a word: none, moderate or major. */
    public String change() {
        if (isMajor()) {
            return "major";
        }
        return stability >= PopulationStability.MODERATE ? "moderate" : "none";
    }

    /** Whether it is another population. */
    public boolean isMajor() {
        return stability >= PopulationStability.MAJOR;
    }
}
