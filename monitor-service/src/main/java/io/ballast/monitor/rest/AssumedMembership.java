package io.ballast.monitor.rest;

import java.util.Locale;

/** Says how much of the membership nobody decided on when it began. */
final class AssumedMembership {

    private AssumedMembership() {}

    /** A sentence for people; null if nothing is assumed, or nobody can tell. */
    static String sentence(Double share) {
        return share == null || share == 0
                ? null
                : String.format(
                        Locale.ROOT,
                        "Membership is assumed on %.1f %% of the members' days, by figures of a later day.",
                        100 * share);
    }
}
