package io.ballast.feature.persistence;

import java.util.stream.Collectors;

import io.ballast.feature.domain.definition.Feature;

/** Names of the columns of the feature table and its view, in the registry's order. */
final class Columns {
    /** Features and targets, comma-separated. */
    static final String VALUES = Feature.all().stream().map(Feature::column).collect(Collectors.joining(", "));

    /** All columns of a row. */
    static final String ALL = "symbol, session, " + VALUES + ", label_terminal";

    /** The same of a table that a query calls row. */
    static final String ALL_OF_ROW = "row.symbol, row.session, "
            + Feature.all().stream().map(feature -> "row." + feature.column()).collect(Collectors.joining(", "))
            + ", row.label_terminal";

    /** Features, targets and flag of a table that a query calls before. */
    static final String ROW_BEFORE =
            ALL_OF_ROW.replace("row.", "before.").replace("before.symbol, before.session, ", "");

    /** The same of one that it calls after. */
    static final String ROW_AFTER = ROW_BEFORE.replace("before.", "after.");

    /** How many there are. */
    static final int COUNT = Feature.all().size() + 3;

    private Columns() {}
}
