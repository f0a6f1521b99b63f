package io.ballast.simulator.replay;

import java.time.LocalDate;

/**
 * A line of securities.csv; empty text, null and NaN mean that it says nothing.
 *
 * @param name of the company
 * @param type CS, ETF, ...
 * @param exchange market identifier code
 * @param industry the finest classification given
 * @param cik registrant number
 * @param listed listing date
 * @param delisted first date without a listing
 * @param marketCap dollars
 */
record SecurityRow(
        String name,
        String type,
        String exchange,
        String industry,
        String cik,
        LocalDate listed,
        LocalDate delisted,
        double marketCap) {
    static final SecurityRow UNKNOWN = new SecurityRow("", "", "", "", "", null, null, Double.NaN);

    static SecurityRow of(CsvRow row) {
        LocalDate listed = row.optionalDate("list_date");
        LocalDate delisted = row.optionalDate("delist_date");
        if (listed != null && delisted != null && delisted.isBefore(listed)) {
            throw row.badValue(
                    "delist_date", row.text("delist_date"), "a date from list_date " + listed + " on expected");
        }
        String industry = row.text("industry");
        return new SecurityRow(
                row.text("name"),
                row.text("type"),
                row.text("exchange"),
                industry.isBlank() ? row.text("sector") : industry,
                row.text("cik"),
                listed,
                delisted,
                row.number("market_cap"));
    }
}
