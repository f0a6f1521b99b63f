package io.ballast.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong. The first ones spoil a whole answer, the others change its rows. */
public enum FaultKind {
    /** The answer comes late. */
    LATENCY,
    /** 429, with {@code Retry-After} if the order says so. */
    RATE_LIMIT,
    /** 503 with HTML. */
    SERVER_ERROR,
    /** The connection is dropped without an answer. */
    RESET,
    /** The answer stops in its middle. */
    TRUNCATED,
    /** Status 200 and something that only begins like JSON. */
    MALFORMED,
    /** Status 200 and a page for people. */
    HTML,
    /** Status 200 and nothing. */
    EMPTY,
    /** The answer comes byte by byte and goes on for minutes. */
    DRIBBLE,
    /** A few kilobytes that unpack to a hundred megabytes. */
    GZIP_BOMB,
    /** Rows under a symbol that does not exist. */
    WRONG_SYMBOLS,
    /** Rows twice, the second one with another volume. */
    DUPLICATES,
    /** Rows in another order. */
    UNSORTED,
    /** Rows that do not say when. */
    MISSING_DATES,
    /** Rows whose high is below their low. */
    HIGH_BELOW_LOW,
    /** Rows with another close that is possible too, until the fault is lifted: then the correction comes. */
    LATE_CORRECTION,
    /** Rows that are left out, always the same ones of a seed. */
    SILENT_LOSS,
    /** No row of the sessions given. */
    OUTAGE,
    /** Rows with the figures of the symbol's session before. */
    REPEAT,
    /** Rows at half the price and twice the volume, as after a split that nobody announced. */
    BAD_SPLIT,
    /** Securities the provider calls delisted since {@code from}, though they are not. */
    DELISTING;

    /** Whether rows are changed; else the whole answer is spoilt. */
    public boolean changesRows() {
        return compareTo(WRONG_SYMBOLS) >= 0;
    }

    /** Lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FaultKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
