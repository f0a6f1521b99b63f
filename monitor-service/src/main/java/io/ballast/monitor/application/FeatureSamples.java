package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;

import io.ballast.monitor.domain.validation.ValidationScope;

/** Draws published feature rows. */
public interface FeatureSamples {

    /**
     * A row.
     *
     * @param symbol of which security
     * @param session of which session
     */
    record Sample(String symbol, LocalDate session) {}

    /**
     * Draws rows of different members.
     *
     * @param seed the same seed draws the same rows
     * @param count at most so many; fewer if fewer members have rows
     */
    List<Sample> draw(ValidationScope scope, long seed, int count);
}
