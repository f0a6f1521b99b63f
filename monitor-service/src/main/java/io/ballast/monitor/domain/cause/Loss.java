package io.ballast.monitor.domain.cause;

import java.util.Optional;

import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Rule;

/** What a member may lack on a session. */
public enum Loss {
    /** Its bar. */
    BARS("not-in-ledger"),
    /** Its features, though it has a bar. */
    FEATURES("not-built"),
    /** Its predictions, though it has a bar. */
    PREDICTIONS("not-predicted");

    private final String ownCause;

    Loss(String ownCause) {
        this.ownCause = ownCause;
    }

    /**
     * Why something is lost that the absence ledger does not explain.
     *
     * @return kebab case
     */
    public String ownCause() {
        return ownCause;
    }

    /**
     * What is lost when a rule is in breach.
     *
     * @param rule any rule
     * @return empty where the rule does not count members
     */
    public static Optional<Loss> of(Rule rule) {
        if (rule.metric() == Metric.FEATURE_COVERAGE) {
            return Optional.empty();
        }
        return switch (rule.metric().stage(rule.scope())) {
            case BARS -> Optional.of(BARS);
            case FEATURES -> Optional.of(FEATURES);
            case PREDICTIONS -> Optional.of(PREDICTIONS);
            default -> Optional.empty();
        };
    }
}
