package io.ballast.ingestion.domain.arbitration;

import java.util.Arrays;
import java.util.Optional;

/** In what two providers differ about a cell. */
public enum DifferenceKind {
    /** A price, by more than is tolerated. */
    PRICE("price"),
    /** The volume alone, by more than is tolerated. */
    VOLUME("volume"),
    /** One of them gave a bar that cannot be true. */
    IMPOSSIBLE("impossible"),
    /** One of them has no bar. */
    MISSING("missing"),
    /** One of them has no bar, and the other one's looks wrong by the symbol's own past: nobody confirms it. */
    UNCONFIRMED("unconfirmed");

    private final String code;

    DifferenceKind(String code) {
        this.code = code;
    }

    /** The name of the kind in tables and replies. */
    public String code() {
        return code;
    }

    /** The kind with a name; empty if there is none. */
    public static Optional<DifferenceKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
