package io.ballast.monitor.application;

/**
 * What makes results built on the stored history look better than the market was.
 *
 * @param towardsSurvivors whether fewer members were delisted than a market loses
 * @param assumedShare share of the members' days on which nobody had decided on the membership: it follows from figures of a
 *     later day; 0 to 1
 */
public record HistoryBias(boolean towardsSurvivors, double assumedShare) {

    /**
     * The share that is assumed.
     *
     * @param bias null if nobody can tell
     * @return null if nobody can tell, else 0 to 1
     */
    public static Double assumedShare(HistoryBias bias) {
        return bias == null ? null : bias.assumedShare();
    }
}
