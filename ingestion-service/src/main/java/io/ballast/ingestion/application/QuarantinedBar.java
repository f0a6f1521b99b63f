package io.ballast.ingestion.application;

import java.time.LocalDate;

/**
 * A bar that was put aside.
 *
 * @param symbol the ticker
 * @param session the date the provider gave
 * @param reason code of the reason
 * @param provider who reported it
 * @param payload what it literally said
 */
public record QuarantinedBar(String symbol, LocalDate session, String reason, String provider, String payload) {}
