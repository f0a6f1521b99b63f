package io.ballast.feature.persistence;

import java.util.stream.Collectors;

import io.ballast.feature.domain.definition.Feature;

/** Names of the columns of the feature table and its view, in the registry's order. */
final class Columns {
    /** Features and targets, comma-separated. */
    static final String VALUES = Feature.all().stream().map(Feature::column).collect(Collectors.joining(", "));

    /** All columns of a row. */
    static final String ALL = "symbol, session, " + VALUES + ", label_terminal";

    /** How many there are. */
    static final int COUNT = Feature.all().size() + 3;

    private Columns() {}
}
