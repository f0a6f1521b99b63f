package io.ballast.ingestion.domain.arbitration;

import java.util.Arrays;
import java.util.Optional;

/** Why one version of a bar is kept and another one is not, in the order in which the rules are tried. */
public enum ArbitrationRule {
    /** Only one can be true, or is there at all. */
    ONLY_ONE("only-one"),
    /** The others look wrong by the symbol's own past, the kept one does not. */
    EVIDENCE("evidence"),
    /** Nothing speaks for either: the provider with the higher priority is believed. */
    PRIORITY("priority");

    private final String code;

    ArbitrationRule(String code) {
        this.code = code;
    }

    /** The name of the rule in tables and replies. */
    public String code() {
        return code;
    }

    /** The rule with a name; empty if there is none. */
    public static Optional<ArbitrationRule> of(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }
}
