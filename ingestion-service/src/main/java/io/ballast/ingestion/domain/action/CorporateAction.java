package io.ballast.ingestion.domain.action;

import java.time.LocalDate;
import java.util.Objects;

/** An event of a company that changes what one share is worth without trading. */
public sealed interface CorporateAction {

    /** The provider's identifier of the action, or one made of its content: tells two actions of one date apart. */
    String id();

    /** Whether the identifier is the provider's and so follows the action to another date; one made of content has a colon. */
    default boolean isIdentified() {
        return id().indexOf(':') < 0;
    }

    /** The ticker. */
    String symbol();

    /** The first session on which the share trades without the right, or in its new size. */
    LocalDate exDate();

    /**
     * A change of the number of shares: {@code from} old shares become {@code to} new ones. The numbers are as
     * reported; {@link FactorComputation} refuses those that are not positive.
     *
     * @param id tells it from other actions
     * @param symbol the ticker
     * @param exDate first session in the new size
     * @param from old shares
     * @param to new shares
     */
    record Split(String id, String symbol, LocalDate exDate, double from, double to) implements CorporateAction {

        /** Checks that it says what it belongs to. */
        public Split {
            requireIdentity(id, symbol, exDate);
        }

        /** The same split of a security kept under another symbol. */
        public Split keptAs(String other) {
            return new Split(id, other, exDate, from, to);
        }
    }

    /**
     * Cash paid per share. The amount is as reported; {@link FactorComputation} refuses what it cannot use.
     *
     * @param id tells it from other actions
     * @param symbol the ticker
     * @param exDate first session without the right to it
     * @param amount cash per share; in the new size if the share is split on that same date
     * @param currency ISO code in upper case; USD where the provider gave none
     */
    record CashDividend(String id, String symbol, LocalDate exDate, double amount, String currency)
            implements CorporateAction {

        /** Checks that it says what it belongs to. */
        public CashDividend {
            requireIdentity(id, symbol, exDate);
            Objects.requireNonNull(currency, "currency");
        }

        /** The same dividend of a security kept under another symbol. */
        public CashDividend keptAs(String other) {
            return new CashDividend(id, other, exDate, amount, currency);
        }
    }

    private static void requireIdentity(String id, String symbol, LocalDate exDate) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(exDate, "exDate");
    }
}
