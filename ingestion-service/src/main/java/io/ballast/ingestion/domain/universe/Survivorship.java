package io.ballast.ingestion.domain.universe;

import java.time.LocalDate;

/**
 * Whether the stored history holds the stocks that died as well as those that live.
 *
 * @param from first stored session
 * @param to last stored session
 * @param memberYears years of membership within them, summed over all members
 * @param delistings members delisted within them
 * @param delistingsPerYear delistings by member-year
 * @param biased whether these are fewer than 3 % a year: results built on the store look better than the market was
 */
public record Survivorship(
        LocalDate from, LocalDate to, double memberYears, long delistings, double delistingsPerYear, boolean biased) {}
