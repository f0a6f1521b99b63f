package io.ballast.simulator.domain.seeded;

import io.ballast.simulator.domain.Security;

/**
 * A listed company or fund of the seeded market.
 *
 * @param key identifies it in every draw
 * @param security how it is listed
 * @param traits what stays the same
 * @param first ordinal of its first session in the market
 * @param last ordinal of its last session, {@link Integer#MAX_VALUE} if it stays
 * @param failing whether its price decays towards the end
 */
record Company(long key, Security security, Traits traits, int first, int last, boolean failing) {

    boolean tradesOn(int ordinal) {
        return first <= ordinal && ordinal <= last;
    }

    boolean isFund() {
        return traits.kind() == Kind.FUND;
    }
}
