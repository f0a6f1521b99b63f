package io.ballast.ingestion.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.ballast.ingestion.domain.calendar.CalendarDifference;

/**
 * A provider's time beside ours.
 *
 * @param provider its name
 * @param checkedAt when, business clock
 * @param coversTo last day it told anything of
 * @param clockSkewSeconds our clock minus its; NaN if it does not tell
 * @param differences days about which it says something else than we do
 */
public record ProviderCheck(
        String provider,
        Instant checkedAt,
        LocalDate coversTo,
        double clockSkewSeconds,
        List<CalendarDifference> differences) {

    /** Copies the list. */
    public ProviderCheck {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(checkedAt, "checkedAt");
        Objects.requireNonNull(coversTo, "coversTo");
        differences = List.copyOf(differences);
    }
}
