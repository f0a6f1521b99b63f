package io.ballast.model.domain.live;

/**
 * Population stability index: how far a sample is from a reference, as the sum over bins of (a - e) ln(a / e), with the
 * shares a of the sample and e of the reference. By convention below 0.1 nothing to speak of has changed, above 0.25 a lot has
 * (Siddiqi 2006, "Credit Risk Scorecards").
 */
public final class PopulationStability {

    /** From here on a change is worth a look. */
    public static final double MODERATE = 0.1;

    /** From here on the sample is another one. */
    public static final double MAJOR = 0.25;

    /** Stands for a share of nothing, which has no logarithm. */
    private static final double LEAST = 1e-4;

    private PopulationStability() {}

    /**
     * The index.
     *
     * @param reference what is compared with
     * @param sample at least one value, NaN = missing
     * @return 0 or more
     */
    public static double of(ReferenceBins reference, double[] sample) {
        double[] expected = reference.shares();
        double[] actual = reference.sharesOf(sample);
        double index = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            double e = Math.max(LEAST, expected[bin]);
            double a = Math.max(LEAST, actual[bin]);
            index += (a - e) * Math.log(a / e);
        }
        return index;
    }
}
