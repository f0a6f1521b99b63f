package io.ballast.feature.support;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.build.SymbolSink;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;

/** Compares the rows of a build with those that are stored, bit by bit. */
final class StoredComparison implements SymbolSink {
    private final StoredFeatures stored;
    private int rows;
    private String difference;

    StoredComparison(StoredFeatures stored) {
        this.stored = stored;
    }

    @Override
    public void accept(String symbol, int[] sessions, FeatureBlock block) {
        for (int t = 0; t < block.rows(); t++) {
            rows++;
            PublishedRow row = stored.row(symbol, sessions[t]);
            if (difference == null) {
                difference = difference(symbol + " " + (sessions[t] - SmallMarket.ORIGIN), row, block, t);
            }
        }
    }

    private static String difference(String cell, PublishedRow row, FeatureBlock block, int t) {
        if (row == null) {
            return cell + " is missing";
        }
        for (Feature feature : Feature.all()) {
            double expected = block.column(feature)[t];
            double actual = row.values()[feature.ordinal()];
            if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
                return feature.column() + " of " + cell + " is " + actual + " instead of " + expected;
            }
        }
        return block.terminal()[t] == row.labelTerminal() ? null : "label_terminal of " + cell;
    }

    String finish() {
        boolean tooMany = difference == null && rows != stored.rowCount();
        return tooMany ? stored.rowCount() + " rows are stored instead of " + rows : difference;
    }
}
