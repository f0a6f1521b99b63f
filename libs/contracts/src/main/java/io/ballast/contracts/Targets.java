package io.ballast.contracts;

/** Names of the training targets, as columns, labels of metrics and values of events spell them. */
public final class Targets {

    /** Primary target: forward return less the part the market explains. */
    public static final String FWD_RET_RESID = "fwd_ret_resid";

    /** Fallback target: plain forward return. */
    public static final String FWD_RET = "fwd_ret";

    private Targets() {}
}
