package io.ballast.feature.domain.proof;

import java.time.LocalDate;
import java.util.List;

/**
 * A row that is not the same twice.
 *
 * @param symbol ticker
 * @param session date
 * @param what {@code differs}, {@code not published} or {@code not rebuilt}
 * @param columns that differ, empty where one side has no row
 */
public record RowDifference(String symbol, LocalDate session, String what, List<Column> columns) {

    /**
     * A column that differs.
     *
     * @param name column
     * @param published null where null
     * @param rebuilt null where null
     */
    public record Column(String name, Double published, Double rebuilt) {}
}
