package io.ballast.feature.domain.build;

import io.ballast.feature.domain.series.RowHashes;

/**
 * A row as it was published.
 *
 * @param symbol ticker
 * @param session calendar ordinal
 * @param values per feature and target in publishing order, NaN where null
 * @param labelTerminal whether the label ended by delisting
 */
public record PublishedRow(String symbol, int session, double[] values, boolean labelTerminal) {

    /**
     * Tells it from others of its session.
     *
     * @return see {@link RowHashes}
     */
    public long contentHash() {
        return RowHashes.of(symbol, values, labelTerminal);
    }

    /**
     * Order of rows: by symbol, byte by byte, then by session.
     *
     * @param otherSymbol ticker
     * @param otherSession calendar ordinal
     * @return negative if this row comes first, 0 if it is the same cell
     */
    public int compareTo(String otherSymbol, int otherSession) {
        int bySymbol = symbol.compareTo(otherSymbol);
        return bySymbol != 0 ? bySymbol : Integer.compare(session, otherSession);
    }
}
