package io.ballast.feature.domain.explain;

import io.ballast.feature.domain.definition.Feature;

/** Why a value is null, by the rules of the definitions. */
final class NullReasons {
    private final ComputedRow computed;
    private final WindowReasons windows;
    private final FactReasons facts;

    NullReasons(ComputedRow computed) {
        this.computed = computed;
        this.windows = new WindowReasons(computed);
        this.facts = new FactReasons(computed);
    }

    /**
     * The first rule that makes a value null.
     *
     * @param feature any but a score
     * @return null where no rule does
     */
    String of(Feature feature) {
        return switch (feature.family()) {
            case PRICE, VOLUME, RELATIVE -> windows.of(feature);
            case SHARES -> facts.ofShares(feature);
            case FUNDAMENTAL -> facts.ofStatements(feature);
            case MARKET -> ofMarket(feature);
            case TARGET -> ofTarget(feature);
            case CROSS_SECTION -> throw new IllegalArgumentException(feature + " is a score");
        };
    }

    private String ofMarket(Feature feature) {
        String missing = benchmarkBar(computed.session());
        boolean isThere = !Double.isNaN(computed.benchmark().feature(feature, computed.session()));
        if (missing != null || isThere) {
            return missing;
        }
        return computed.benchmarkSymbol() + " has too few bars up to " + computed.date() + ": "
                + (feature.reach().benchmarkRowsBack() + 1) + " are needed";
    }

    private String ofTarget(Feature feature) {
        boolean executable = feature == Feature.FWD_RET_EXEC || feature == Feature.FWD_RET_EXEC_RESID;
        boolean residual = feature == Feature.FWD_RET_RESID || feature == Feature.FWD_RET_EXEC_RESID;
        int ahead = computed.horizon() + (executable ? 1 : 0);
        String why = label(ahead, executable);
        return why != null || !residual ? why : residual(ahead, executable);
    }

    private String label(int ahead, boolean executable) {
        int row = computed.row();
        int end = computed.labelEnd(ahead);
        if (end >= computed.series().rows()) {
            return "it needs " + ahead + " rows after " + computed.date() + ", and there are "
                    + (computed.series().rows() - 1 - row);
        }
        if (executable && end == row) {
            return "the symbol was delisted before the next open";
        }
        if (!computed.series().isWithinStretch(row, end, ahead)) {
            return "stretch guard: from " + computed.date() + " to " + computed.dateOf(end) + " there are "
                    + computed.series().sessionsBetween(row, end) + " sessions, more than the "
                    + (ahead + ahead / 4) + " allowed";
        }
        return null;
    }

    private String residual(int ahead, boolean executable) {
        String beta = windows.of(Feature.BETA_63);
        if (beta != null) {
            return "beta_63 is null: " + beta;
        }
        int[] sessions = computed.series().sessions();
        int start = executable ? computed.row() + 1 : computed.row();
        return WindowReasons.first(benchmarkBar(sessions[start]), benchmarkBar(sessions[computed.labelEnd(ahead)]));
    }

    private String benchmarkBar(int session) {
        return Double.isNaN(computed.benchmark().price(session))
                ? computed.benchmarkSymbol() + " has no bar on "
                        + computed.calendar().session(session)
                : null;
    }
}
