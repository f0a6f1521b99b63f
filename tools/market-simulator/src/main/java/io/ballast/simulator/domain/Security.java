package io.ballast.simulator.domain;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A listed security. Empty text means unknown.
 *
 * @param ticker case-sensitive symbol, never blank
 * @param name company or fund name, never blank
 * @param type the provider's type code: CS, ETF, ...
 * @param exchange market identifier code: XNYS, XNAS, ...
 * @param industry its classification
 * @param cik ten-digit registrant number
 * @param figi composite and share class identifiers
 * @param life when it is listed
 */
public record Security(
        String ticker, String name, String type, String exchange, Industry industry, String cik, Figi figi, Life life) {
    /** Checks the parts that must be known. */
    public Security {
        if (ticker.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "a security needs a ticker and a name, not '" + ticker + "', '" + name + "'");
        }
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(exchange, "exchange");
        Objects.requireNonNull(industry, "industry");
        Objects.requireNonNull(cik, "cik");
        Objects.requireNonNull(figi, "figi");
        Objects.requireNonNull(life, "life");
    }

    /**
     * The same security with another life.
     *
     * @param other when it was known and listed
     * @return a copy
     */
    public Security withLife(Life other) {
        return new Security(ticker, name, type, exchange, industry, cik, figi, other);
    }

    /**
     * Whether it is a fund rather than a company's stock.
     *
     * @return true for exchange-traded funds
     */
    public boolean isFund() {
        return type.equals("ETF");
    }

    /**
     * Standard industrial classification; empty text means unknown.
     *
     * @param sicCode four digits
     * @param description what it stands for
     */
    public record Industry(String sicCode, String description) {
        /** Nothing known. */
        public static final Industry UNKNOWN = new Industry("", "");
    }

    /**
     * Identifiers that stay when a ticker changes; empty text means unknown.
     *
     * @param composite of the security in its country
     * @param shareClass of the share class in the world
     */
    public record Figi(String composite, String shareClass) {
        /** Nothing known. */
        public static final Figi UNKNOWN = new Figi("", "");
    }

    /**
     * When a security is listed, half-open.
     *
     * @param knownFrom first date on which the provider lists it
     * @param listedOn stated listing date, null if the source gives none
     * @param delistedOn first date on which it is no longer listed, null if never
     */
    public record Life(LocalDate knownFrom, LocalDate listedOn, LocalDate delistedOn) {
        /** Checks the order of the dates. */
        public Life {
            Objects.requireNonNull(knownFrom, "knownFrom");
            if (delistedOn != null && delistedOn.isBefore(knownFrom)) {
                throw new IllegalArgumentException("delisted on " + delistedOn + ", before listed on " + knownFrom);
            }
        }

        /**
         * Whether the security is listed on a date.
         *
         * @param date any date
         * @return true from the first date on, until the day before the delisting
         */
        public boolean covers(LocalDate date) {
            return !date.isBefore(knownFrom) && !endedBy(date);
        }

        /**
         * Whether the delisting has happened.
         *
         * @param date any date
         * @return true from the delisting date on
         */
        public boolean endedBy(LocalDate date) {
            return delistedOn != null && !date.isBefore(delistedOn);
        }
    }
}
