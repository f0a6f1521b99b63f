package io.ballast.ingestion.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.kit.database.Database;

/** Reads the columns that every table with bars has. */
final class BarRows {

    private BarRows() {}

    /** The bar of the current row; null becomes NaN. */
    static Bar bar(ResultSet row) throws SQLException {
        Long count = row.getObject("trade_count", Long.class);
        return new Bar(
                row.getString("symbol"),
                Database.date(row, "session"),
                Database.number(row, "open"),
                Database.number(row, "high"),
                Database.number(row, "low"),
                Database.number(row, "close"),
                Database.number(row, "volume"),
                Database.number(row, "vwap"),
                count == null ? Bar.UNKNOWN_COUNT : count);
    }
}
