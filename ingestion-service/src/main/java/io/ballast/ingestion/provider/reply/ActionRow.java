package io.ballast.ingestion.provider.reply;

import java.time.LocalDate;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;

/**
 * Splits and cash dividends, which all providers tell alike under names of their own. A row without symbol or date names
 * nothing and is dropped; one without an id of the provider's gets one made of what it says.
 */
public final class ActionRow {

    private ActionRow() {}

    /**
     * How a provider names what it tells of a split.
     *
     * @param symbol the ticker
     * @param exDate the first date with the new number of shares
     * @param from shares before
     * @param to shares after
     */
    public record SplitNames(String symbol, String exDate, String from, String to) {

        /** Reads a split; null to drop the row. */
        public Split read(JsonNode row) {
            String ticker = Fields.text(row, symbol);
            LocalDate date = Fields.date(row, exDate);
            if (ticker == null || date == null) {
                return null;
            }
            double before = Fields.number(row, from);
            double after = Fields.number(row, to);
            return new Split(id(row, before + ":" + after), ticker, date, before, after);
        }
    }

    /**
     * How a provider names what it tells of a cash dividend.
     *
     * @param symbol the ticker
     * @param exDate the first date without the dividend
     * @param amount cash per share
     */
    public record DividendNames(String symbol, String exDate, String amount) {

        /**
         * Reads a dividend; null to drop the row.
         *
         * @param otherwise what tells it from others of the same day if it has no id, after its amount
         * @param currency of the amount
         */
        public CashDividend read(JsonNode row, String otherwise, String currency) {
            String ticker = Fields.text(row, symbol);
            LocalDate date = Fields.date(row, exDate);
            if (ticker == null || date == null) {
                return null;
            }
            double cash = Fields.number(row, amount);
            return new CashDividend(id(row, cash + ":" + otherwise), ticker, date, cash, currency);
        }
    }

    private static String id(JsonNode row, String otherwise) {
        String id = Fields.text(row, "id");
        return id == null ? otherwise : id;
    }
}
