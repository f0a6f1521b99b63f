package io.ballast.ingestion.domain.bar;

/** Why a bar cannot be true. The order is the order of judgement: the first that holds is the bar's one reason. */
public enum QuarantineReason {
    /** Open, high, low, close or volume is missing or not a finite number. */
    NULL_VALUE("null-value"),
    /** A price is zero or negative. */
    NON_POSITIVE_PRICE("non-positive-price"),
    /** Fewer than no shares were traded. */
    NEGATIVE_VOLUME("negative-volume"),
    /** The lowest price is above the first or the last one. */
    LOW_ABOVE_OPEN_CLOSE("low-above-open-close"),
    /** The highest price is below the first or the last one. */
    HIGH_BELOW_OPEN_CLOSE("high-below-open-close"),
    /** The exchange was closed on that date. */
    NOT_A_SESSION("not-a-session"),
    /** The same reply gave another acceptable bar of that symbol and session: none of them is kept unless they are equal. */
    DUPLICATE("duplicate");

    private final String code;

    QuarantineReason(String code) {
        this.code = code;
    }

    /** The name of the reason in tables, replies and reports. */
    public String code() {
        return code;
    }
}
