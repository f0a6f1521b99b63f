package io.ballast.model.domain.registry;

import java.util.Locale;

/** Why an alias points to something else. */
public enum ChangeCause {
    /** It passed the gate. */
    PROMOTED,
    /** A person promoted it against the gate. */
    FORCED,
    /** The champion before was taken back. */
    ROLLED_BACK,
    /** The gate refused it. */
    REFUSED,
    /** Promotion is left to people. */
    WAITING,
    /** The question is settled: another training was promoted, or this one. */
    SETTLED;

    /** The name in tables and answers, such as {@code rolled-back}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The cause of a label. */
    public static ChangeCause of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
