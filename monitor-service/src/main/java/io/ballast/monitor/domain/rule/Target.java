package io.ballast.monitor.domain.rule;

/** The two labels whose coverage is watched. */
public enum Target {
    /** What models are trained on if its coverage allows: the return less the market's share of it. */
    FWD_RET_RESID("fwd_ret_resid"),
    /** What they fall back to. */
    FWD_RET("fwd_ret");

    /** The target whose coverage decides. */
    public static final Target PRIMARY = FWD_RET_RESID;

    private final String column;

    Target(String column) {
        this.column = column;
    }

    /**
     * Name of the target's column.
     *
     * @return snake case
     */
    public String column() {
        return column;
    }

    int cells(SessionCoverage session) {
        return this == FWD_RET ? session.fwdRetCells() : session.fwdRetResidCells();
    }
}
