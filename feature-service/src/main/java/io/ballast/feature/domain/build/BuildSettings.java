package io.ballast.feature.domain.build;

import java.util.Objects;

import io.ballast.feature.domain.target.TargetSettings;

/**
 * What every value of a build depends on besides the data.
 *
 * @param targets how labels are made
 * @param benchmark symbol of the market proxy
 */
public record BuildSettings(TargetSettings targets, String benchmark) {

    /** Checks what must be there. */
    public BuildSettings {
        Objects.requireNonNull(targets, "targets");
        if (benchmark.isBlank()) {
            throw new IllegalArgumentException("The benchmark is blank: a symbol such as IWM is expected");
        }
    }

    /**
     * The settings as one line: builds with different lines cannot share a table.
     *
     * @return names and values
     */
    public String fingerprint() {
        return "benchmark=" + benchmark + " horizon=" + targets.horizon() + " delisting-return="
                + targets.delistingReturn();
    }
}
