package io.ballast.monitor.config;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;

/**
 * What is worth a word to somebody who decides by the predictions.
 *
 * @param rankChange change of a symbol's place among the predictions from which on it is reported, fraction of all
 */
public record DecisionSettings(double rankChange) {

    /**
     * Reads the variables.
     *
     * @param variables where from
     * @return the settings, within their bounds
     * @throws ConfigurationException if a value is not allowed
     */
    public static DecisionSettings from(Variables variables) {
        return new DecisionSettings(variables.number("WATCHLIST_RANK_CHANGE", 0.25, 0.01, 1));
    }
}
