package io.ballast.monitor.domain.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import io.ballast.monitor.domain.cause.LostCell;

/**
 * A part of the universe that a rule may look at alone.
 *
 * @param dimension what it is a part by
 * @param name which part, such as {@code Energy} or {@code polygon}
 */
public record Segment(Dimension dimension, String name) {

    private static final String SIGN = "=";

    /** Refuses a part without a name. */
    public Segment {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(
                    "scope=" + dimension.label() + SIGN + " is not allowed: a name is expected");
        }
    }

    /** What the universe may be parted by. */
    public enum Dimension {
        /** The members of a sector; those of which it is unknown have the name {@code -}. */
        SECTOR,
        /** The members whose bar of the session a provider gave, or was asked for in vain. */
        PROVIDER;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The segment a rule's scope names.
     *
     * @param scope such as {@code sector=Energy}
     * @return empty for a scope that is none: everything, a data set or a target
     */
    public static Optional<Segment> of(String scope) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> scope.startsWith(dimension.label() + SIGN))
                .findFirst()
                .map(dimension ->
                        new Segment(dimension, scope.substring(dimension.label().length() + SIGN.length())));
    }

    /**
     * Whether a lost cell is one of its own.
     *
     * @param cell a cell
     * @return true if its sector, or its provider, is this one
     */
    public boolean covers(LostCell cell) {
        String own = dimension == Dimension.SECTOR ? cell.sector() : cell.provider();
        return name.equals(own == null ? "-" : own);
    }

    /**
     * The scope of rules on it.
     *
     * @return such as {@code sector=Energy}
     */
    public String scope() {
        return dimension.label() + SIGN + name;
    }
}
