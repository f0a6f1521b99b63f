package io.ballast.ingestion.domain.backfill;

import java.time.Duration;
import java.util.Objects;

/**
 * What a backfill step may be.
 *
 * @param minStep smallest step in calendar days, at least 1
 * @param maxStep largest step in calendar days, at least {@code minStep}
 * @param slowThreshold a step that takes longer counts as slow; positive
 */
public record BackfillBounds(int minStep, int maxStep, Duration slowThreshold) {

    /** Checks the bounds. */
    public BackfillBounds {
        Objects.requireNonNull(slowThreshold, "slowThreshold");
        if (minStep < 1 || maxStep < minStep) {
            throw new IllegalArgumentException("BACKFILL_MIN_STEP=" + minStep + " with BACKFILL_MAX_STEP=" + maxStep
                    + " is not allowed: 1 <= BACKFILL_MIN_STEP <= BACKFILL_MAX_STEP is expected. Correct one of them.");
        }
        if (slowThreshold.isNegative() || slowThreshold.isZero()) {
            throw new IllegalArgumentException("slowThreshold=" + slowThreshold + " is not positive");
        }
    }
}
