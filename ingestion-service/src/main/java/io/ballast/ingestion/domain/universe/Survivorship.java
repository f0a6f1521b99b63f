package io.ballast.ingestion.domain.universe;

import java.time.LocalDate;

/**
 * How far the stored history is that of its day: whether it holds the stocks that died as well as those that live, and
 * whether its members were chosen then or afterwards.
 *
 * @param from first stored session
 * @param to last stored session
 * @param memberYears years of membership within them, summed over all members
 * @param delistings members delisted within them
 * @param delistingsPerYear delistings by member-year
 * @param biased whether these are fewer than 3 % a year: results built on the store look better than the market was
 * @param assumedShare share of the members' days within them, 0 to 1, before anybody had decided who is a member: those
 *     memberships were assumed by figures of a later day
 */
public record Survivorship(
        LocalDate from,
        LocalDate to,
        double memberYears,
        long delistings,
        double delistingsPerYear,
        boolean biased,
        double assumedShare) {}
