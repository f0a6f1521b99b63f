package io.ballast.ingestion.domain.universe;

import java.util.Objects;

/**
 * Whether a security passes the rule.
 *
 * @param passes true unless something known speaks against it
 * @param reason what decided it, with figures, and what could not be checked
 */
public record UniverseDecision(boolean passes, String reason) {

    /** Checks that there is a reason. */
    public UniverseDecision {
        Objects.requireNonNull(reason, "reason");
    }
}
