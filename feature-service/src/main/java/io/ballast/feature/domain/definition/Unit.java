package io.ballast.feature.domain.definition;

/** Units of features. Fractions are never percent. */
public enum Unit {
    /** A change or share: 0.01 is one percent. */
    FRACTION("fraction"),
    /** A quotient of two quantities of the same kind. */
    RATIO("ratio"),
    /** An index between 0 and 100. */
    INDEX("index 0..100"),
    /** US dollars. */
    USD("USD"),
    /** Natural logarithm of US dollars. */
    LN_USD("ln USD"),
    /** Fraction of price per million US dollars traded. */
    PER_MILLION_USD("fraction per million USD"),
    /** Multiples of a standard deviation. */
    DEVIATIONS("standard deviations");

    private final String text;

    Unit(String text) {
        this.text = text;
    }

    /**
     * The unit as shown to users.
     *
     * @return short text
     */
    public String text() {
        return text;
    }
}
