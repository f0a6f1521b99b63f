package io.ballast.ingestion.domain.universe;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

/**
 * A person's word about one security, which the rule gives way to until it expires.
 *
 * @param symbol the ticker
 * @param kind what the person wants
 * @param reason why
 * @param author who says so
 * @param until the last day it holds
 */
public record Ruling(String symbol, Kind kind, String reason, String author, LocalDate until) {

    /** What a person can want. */
    public enum Kind {
        /** The security is a member, whatever the rule says. */
        INCLUDE,
        /** The security is no member, whatever the rule says. */
        EXCLUDE;

        /** As it is written outside. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks that all is said. */
    public Ruling {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(until, "until");
    }

    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isAfter(until);
    }

    /** The decision it makes. */
    public UniverseDecision decision() {
        String what = kind == Kind.INCLUDE ? "forced in by " : "excluded by ";
        return new UniverseDecision(kind == Kind.INCLUDE, what + author + " until " + until + ": " + reason);
    }
}
