package io.ballast.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Share of the expected matured cells that have a target.
 *
 * @param fwdRet coverage of the fallback target, 0 to 1; null if no cell is matured
 * @param fwdRetResid coverage of the primary target, 0 to 1; null if no cell is matured
 */
public record TargetCoverage(
        @JsonProperty("fwd_ret") Double fwdRet,
        @JsonProperty("fwd_ret_resid") Double fwdRetResid) {

    /** Checks the fields. */
    public TargetCoverage {
        Require.rateOrNull(fwdRet, "fwd_ret");
        Require.rateOrNull(fwdRetResid, "fwd_ret_resid");
    }

    /**
     * The coverage of one target.
     *
     * @param target a name of {@link Targets}
     * @return its coverage, or null if no cell is matured
     * @throws IllegalArgumentException if the target is none of the two
     */
    public Double of(String target) {
        return switch (target) {
            case Targets.FWD_RET -> fwdRet;
            case Targets.FWD_RET_RESID -> fwdRetResid;
            default -> throw new IllegalArgumentException("unknown target " + target);
        };
    }
}
