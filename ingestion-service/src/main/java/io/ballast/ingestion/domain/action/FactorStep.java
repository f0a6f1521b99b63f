package io.ballast.ingestion.domain.action;

import java.time.LocalDate;

/**
 * The factors that hold from one date up to the next step.
 *
 * @param from first date they hold for
 * @param price adjusted price / raw price (A of the feature definitions), positive
 * @param split raw shares of that date per share of the first date (S of the feature definitions), positive
 */
public record FactorStep(LocalDate from, double price, double split) {}
