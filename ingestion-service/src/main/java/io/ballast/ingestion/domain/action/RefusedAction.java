package io.ballast.ingestion.domain.action;

import java.util.Objects;

/**
 * An action that must not move prices.
 *
 * @param action the action as reported
 * @param reason what is wrong with it, with the figures
 */
public record RefusedAction(CorporateAction action, String reason) {

    /** Checks that all is there. */
    public RefusedAction {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(reason, "reason");
    }
}
