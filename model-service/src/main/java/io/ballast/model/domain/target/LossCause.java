package io.ballast.model.domain.target;

import java.util.Locale;

/** Why an expected cell has no primary target to learn from; the first one that holds, in this order. */
public enum LossCause {
    /** The sessions its label spans had not all passed on the session trained for, even if they have by now. */
    NOT_MATURED,
    /** The symbol has no bar on the session, or not those its label needs. */
    GAP,
    /** The symbol has too few bars up to the session for a beta. */
    SHORT_HISTORY,
    /** The benchmark has no bar on the session, where the label ends, or within the sessions of the beta. */
    BENCHMARK_MISSING,
    /** The symbol has bars and the benchmark has, but no beta comes of them. */
    BETA_UNDEFINED;

    /** The name in interfaces: lower case with dashes. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The cause of a name.
     *
     * @throws IllegalArgumentException if none is called so
     */
    public static LossCause of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
