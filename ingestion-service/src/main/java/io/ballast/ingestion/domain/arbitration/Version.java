package io.ballast.ingestion.domain.arbitration;

import java.util.Objects;

import io.ballast.ingestion.domain.bar.Bar;

/**
 * What one provider says of a cell.
 *
 * @param provider its name
 * @param bar a bar that can be true
 */
public record Version(String provider, Bar bar) {

    /** Checks that all is there. */
    public Version {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(bar, "bar");
    }
}
