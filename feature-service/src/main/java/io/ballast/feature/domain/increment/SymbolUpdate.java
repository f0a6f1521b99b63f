package io.ballast.feature.domain.increment;

import java.util.List;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.series.RecursiveAnchor;

/**
 * The rows of a symbol within reach of what changed.
 *
 * @param symbol ticker
 * @param scope which rows
 * @param stored rows of the last build
 * @param rows rows as they are now, without scores
 * @param differences of the two
 * @param anchors places to compute on from, after the first session in reach
 * @param before what was known of the symbol, null if nothing
 * @param now what is known of it
 */
record SymbolUpdate(
        String symbol,
        RowScope scope,
        List<PublishedRow> stored,
        List<PublishedRow> rows,
        SymbolIncrement differences,
        List<RecursiveAnchor> anchors,
        SymbolState before,
        SymbolState now) {}
