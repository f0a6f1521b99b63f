package io.ballast.monitor.domain.healing;

import java.util.Objects;

/**
 * A cell without a bar.
 *
 * @param cell which one
 * @param reason why, by the absence ledger
 */
public record Gap(Cell cell, String reason) {

    /** Refuses a gap without a reason. */
    public Gap {
        Objects.requireNonNull(cell, "cell");
        Objects.requireNonNull(reason, "reason");
    }
}
