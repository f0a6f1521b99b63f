package io.ballast.ingestion.config;

import java.time.Duration;
import java.util.Objects;

import io.ballast.ingestion.domain.backfill.BackfillBounds;
import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;

/**
 * How history is fetched.
 *
 * @param targetDays calendar days of history wanted
 * @param bounds of one step
 * @param sleepBetween pause after a step
 * @param sleepOnError pause after a failed step, the first of several in a row
 * @param patience how long a provider that does not answer is waited for
 */
public record BackfillSettings(
        int targetDays, BackfillBounds bounds, Duration sleepBetween, Duration sleepOnError, Duration patience) {

    private static final int LONGEST_STEP = 3650;
    private static final int DAY = 86_400;
    private static final int HOUR = 3600;
    /** A week, in minutes. */
    private static final int LONGEST_PATIENCE = 10_080;
    /** From the start of the exchange calendar to its end. */
    public static final int LONGEST_HISTORY = 16_800;

    /** Checks that all is there. */
    public BackfillSettings {
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(sleepBetween, "sleepBetween");
        Objects.requireNonNull(sleepOnError, "sleepOnError");
        Objects.requireNonNull(patience, "patience");
    }

    /** Reads the variables {@code BACKFILL_*}. */
    public static BackfillSettings from(Variables variables) {
        return new BackfillSettings(
                variables.integer("BACKFILL_TARGET_DAYS", 420, 1, LONGEST_HISTORY),
                bounds(variables),
                variables.seconds("BACKFILL_SLEEP_BETWEEN_SEC", 0, 0, HOUR),
                variables.seconds("BACKFILL_SLEEP_ON_ERROR_SEC", 15, 0, HOUR),
                Duration.ofMinutes(variables.integer("BACKFILL_PATIENCE_MINUTES", 360, 0, LONGEST_PATIENCE)));
    }

    /** The same for work that somebody does again soon: only a few failures in a row are borne. */
    public BackfillSettings withoutPatience() {
        return new BackfillSettings(targetDays, bounds, sleepBetween, sleepOnError, Duration.ZERO);
    }

    private static BackfillBounds bounds(Variables variables) {
        int min = variables.integer("BACKFILL_MIN_STEP", 15, 1, LONGEST_STEP);
        int max = variables.integer("BACKFILL_MAX_STEP", 90, 1, LONGEST_STEP);
        Duration slow = variables.seconds("BACKFILL_SLOW_THRESHOLD", 240, 1, DAY);
        try {
            return new BackfillBounds(min, max, slow);
        } catch (IllegalArgumentException contradiction) {
            throw new ConfigurationException(contradiction.getMessage());
        }
    }
}
