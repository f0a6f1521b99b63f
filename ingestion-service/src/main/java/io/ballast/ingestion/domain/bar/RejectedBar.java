package io.ballast.ingestion.domain.bar;

import java.util.Objects;

/**
 * A bar that cannot be true.
 *
 * @param bar the bar as reported
 * @param reason the first reason that holds
 * @param row its place in the reply, from 0
 */
public record RejectedBar(Bar bar, QuarantineReason reason, int row) {

    /** Checks that all is there. */
    public RejectedBar {
        Objects.requireNonNull(bar, "bar");
        Objects.requireNonNull(reason, "reason");
        if (row < 0) {
            throw new IllegalArgumentException("row=" + row + " is negative: rows of a reply count from 0");
        }
    }
}
