package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Objects;

import io.ballast.ingestion.domain.universe.MembershipHistory;

/**
 * A security as the universe keeps it. Anything but the symbol, the flags and the reason may be unknown: null, or NaN
 * for numbers.
 *
 * @param listed what the provider's list says
 * @param listedOn first date of trading
 * @param sector division of the industry code
 * @param industry the provider's name of the industry
 * @param marketCap in USD
 * @param lastClose latest raw close
 * @param adv average daily dollar volume
 * @param memberships when it was a member, until now
 * @param included whether it is a member now
 * @param benchmark whether it is the benchmark
 * @param proxy whether its bars are stored although it is no member
 * @param reason what decided it
 */
public record SecurityRecord(
        ListedSecurity listed,
        LocalDate listedOn,
        String sector,
        String industry,
        double marketCap,
        double lastClose,
        double adv,
        MembershipHistory memberships,
        boolean included,
        boolean benchmark,
        boolean proxy,
        String reason) {

    /** Checks that included means to be a member without end. */
    public SecurityRecord {
        Objects.requireNonNull(listed, "listed");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(memberships, "memberships");
        if (included != memberships.isOpen()) {
            throw new IllegalArgumentException(
                    listed.symbol() + (included ? " is" : " is not") + " included with the memberships "
                            + memberships.intervals() + ": a security is included while it is a member without an end");
        }
    }

    /** The ticker. */
    public String symbol() {
        return listed.symbol();
    }
}
