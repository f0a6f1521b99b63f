package io.ballast.model.domain.live;

import java.util.Locale;

/**
 * What may drift.
 *
 * @param kind a feature, or the predictions of a model
 * @param name its name
 */
public record DriftSubject(Kind kind, String name) {

    /** The two sides of a model. */
    public enum Kind {
        /** What a model is given. */
        FEATURE,
        /** What it answers. */
        PREDICTION;

        /** The name in interfaces: lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind of a label.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Kind of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
