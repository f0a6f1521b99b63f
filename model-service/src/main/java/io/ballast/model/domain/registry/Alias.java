package io.ballast.model.domain.registry;

import java.util.Locale;

/** A name that points to the models of one training. */
public enum Alias {
    /** Its models predict. */
    CHAMPION,
    /** Its models would predict if a person said so: the gate refused them, or promotion is left to people. */
    CHALLENGER;

    /** The name in tables and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The alias of a label. */
    public static Alias of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
