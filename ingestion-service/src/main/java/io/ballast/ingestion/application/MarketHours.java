package io.ballast.ingestion.application;

import java.time.Instant;
import java.util.Objects;

import io.ballast.ingestion.domain.calendar.AnnouncedDays;

/**
 * What a provider says about the market's time.
 *
 * @param clock its time when it answered; null if it does not tell
 * @param days what it announces of days to come
 */
public record MarketHours(Instant clock, AnnouncedDays days) {

    /** Checks that the days are there. */
    public MarketHours {
        Objects.requireNonNull(days, "days");
    }
}
