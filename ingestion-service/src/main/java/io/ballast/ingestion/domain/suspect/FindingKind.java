package io.ballast.ingestion.domain.suspect;

import java.util.Arrays;
import java.util.Optional;

/** What makes a bar suspect. */
public enum FindingKind {
    /** The close moved far more than the symbol's returns do, and no corporate action explains it. */
    PRICE_JUMP("price-jump"),
    /** Such a jump whose ratio is that of a usual split or of a slipped decimal point. */
    SCALE_ERROR("scale-error"),
    /** High and low are implausibly far apart. */
    WIDE_RANGE("wide-range"),
    /** The volume is far above the symbol's usual one. */
    VOLUME_SPIKE("volume-spike"),
    /** Open, high, low, close and volume are those of the session before. */
    STALE_REPEAT("stale-repeat");

    private final String code;

    FindingKind(String code) {
        this.code = code;
    }

    /** The name of the kind in tables and replies. */
    public String code() {
        return code;
    }

    /** The kind with a name; empty if there is none. */
    public static Optional<FindingKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
