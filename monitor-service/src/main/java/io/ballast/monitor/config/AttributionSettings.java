package io.ballast.monitor.config;

import java.time.Duration;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;

/**
 * How much of a look at the figures may go into finding out where a loss lies.
 *
 * @param timeout time after which a question to the database is given up
 */
public record AttributionSettings(Duration timeout) {

    private static final int MAX_SECONDS = 600;

    /**
     * Reads the variables.
     *
     * @param variables where from
     * @return the settings, within their bounds
     * @throws ConfigurationException if a value is not allowed
     */
    public static AttributionSettings from(Variables variables) {
        return new AttributionSettings(variables.seconds("ATTRIBUTION_TIMEOUT_SEC", 10, 1, MAX_SECONDS));
    }
}
