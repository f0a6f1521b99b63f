package io.ballast.ingestion.application;

import java.time.LocalDate;

import io.ballast.ingestion.domain.bar.Bar;

/**
 * A bar that was put aside.
 *
 * @param bar as it was read
 * @param reason code of the reason
 * @param provider who reported it
 * @param payload what it literally said
 */
public record QuarantinedBar(Bar bar, String reason, String provider, String payload) {

    /** The ticker. */
    public String symbol() {
        return bar.symbol();
    }

    /** The date the provider gave. */
    public LocalDate session() {
        return bar.session();
    }
}
