package io.ballast.ingestion.config;

import java.util.Objects;

import io.ballast.ingestion.domain.arbitration.Tolerance;
import io.ballast.kit.config.Variables;

/**
 * When two providers' bars are the same, and when a person should look at them.
 *
 * @param tolerance how far they may be apart
 * @param alarmBps prices that are farther apart are an alarm, in basis points
 */
public record ArbitrationSettings(Tolerance tolerance, double alarmBps) {

    private static final double LARGEST_BPS = 1e6;

    /** Checks that all is there. */
    public ArbitrationSettings {
        Objects.requireNonNull(tolerance, "tolerance");
    }

    /** Reads the variables {@code ARBITRATION_*}. */
    public static ArbitrationSettings from(Variables variables) {
        return new ArbitrationSettings(
                new Tolerance(
                        variables.number("ARBITRATION_TOLERANCE_BPS", 25, 0, LARGEST_BPS),
                        variables.number("ARBITRATION_VOLUME_TOLERANCE_BPS", 1000, 0, LARGEST_BPS)),
                variables.number("ARBITRATION_ALARM_BPS", 250, 0, LARGEST_BPS));
    }
}
