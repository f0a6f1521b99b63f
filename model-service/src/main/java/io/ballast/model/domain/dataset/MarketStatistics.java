package io.ballast.model.domain.dataset;

/**
 * Mean and standard deviation over time of the market-wide features, which are the same for all symbols of a session and
 * so cannot be standardised within it. While a data set is prepared the statistics grow session by session, and a session
 * is standardised with what was known at its close; afterwards they are kept with the model and stay as they are.
 */
public final class MarketStatistics {

    /** Sessions needed before a deviation from the mean says anything. */
    static final int SESSIONS_NEEDED = 20;

    private final int[] sessions;
    private final double[] mean;
    private final double[] squares;

    /** Statistics that have seen nothing of so many features yet. */
    public MarketStatistics(int features) {
        this(new int[features], new double[features], new double[features]);
    }

    private MarketStatistics(int[] sessions, double[] mean, double[] squares) {
        this.sessions = sessions;
        this.mean = mean;
        this.squares = squares;
    }

    /** Takes in one session's value of a feature; NaN counts as not seen. */
    void observe(int feature, float value) {
        if (Float.isNaN(value)) {
            return;
        }
        sessions[feature]++;
        double delta = value - mean[feature];
        mean[feature] += delta / sessions[feature];
        squares[feature] += delta * (value - mean[feature]);
    }

    /** The standardised value; NaN if the value is missing, too few sessions were seen or all were alike. */
    float standardise(int feature, float value) {
        if (sessions[feature] < SESSIONS_NEEDED || squares[feature] <= 0) {
            return Float.NaN;
        }
        return (float) ((value - mean[feature]) / Math.sqrt(squares[feature] / sessions[feature]));
    }

    /** The statistics of the features at the given positions. */
    MarketStatistics at(int[] positions) {
        MarketStatistics picked = new MarketStatistics(positions.length);
        for (int i = 0; i < positions.length; i++) {
            picked.sessions[i] = sessions[positions[i]];
            picked.mean[i] = mean[positions[i]];
            picked.squares[i] = squares[positions[i]];
        }
        return picked;
    }

    /** What was seen of one feature, to be kept with a model. */
    public Seen seen(int feature) {
        return new Seen(sessions[feature], mean[feature], squares[feature]);
    }

    /** Statistics as they were when they were kept; {@code seen} in the order of the features. */
    public static MarketStatistics of(java.util.List<Seen> seen) {
        return new MarketStatistics(
                seen.stream().mapToInt(Seen::sessions).toArray(),
                seen.stream().mapToDouble(Seen::mean).toArray(),
                seen.stream().mapToDouble(Seen::squares).toArray());
    }

    /**
     * What was seen of one feature.
     *
     * @param sessions number of sessions with a value
     * @param mean mean over them
     * @param squares sum of the squared deviations from the mean
     */
    public record Seen(int sessions, double mean, double squares) {}
}
