package io.ballast.monitor.domain.rule;

import java.time.LocalDate;

/**
 * Target coverage of one session.
 *
 * @param session the session
 * @param matured whether its labels can be complete by now
 * @param expectedCells expected cells
 * @param fwdRetCells of these with {@code fwd_ret}
 * @param fwdRetResidCells of these with {@code fwd_ret_resid}
 */
public record DateCoverage(
        LocalDate session, boolean matured, int expectedCells, int fwdRetCells, int fwdRetResidCells) {

    /**
     * Coverage of a target.
     *
     * @param target which one
     * @return fraction, null if the session has not matured or expects nothing
     */
    public Double of(Target target) {
        int cells = target == Target.FWD_RET ? fwdRetCells : fwdRetResidCells;
        return matured ? Figures.rate(cells, expectedCells) : null;
    }
}
