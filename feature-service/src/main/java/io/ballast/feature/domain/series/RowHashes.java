package io.ballast.feature.domain.series;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.ballast.feature.domain.definition.Feature;

/**
 * 64 bits that tell a row from others. Sums of them tell sets of rows apart, whatever the order, and follow a set of which
 * rows come and go. All NaN are one. No shield against somebody who looks for two rows with one hash.
 */
public final class RowHashes {
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private RowHashes() {}

    /**
     * Hashes of the rows of a symbol, column by column, as a cache likes it.
     *
     * @param symbol ticker
     * @param block its columns
     * @return one hash per row
     */
    public static long[] of(String symbol, FeatureBlock block) {
        long[] hashes = new long[block.rows()];
        Arrays.fill(hashes, ofSymbol(symbol));
        for (Feature feature : Feature.all()) {
            double[] column = block.column(feature);
            for (int row = 0; row < hashes.length; row++) {
                hashes[row] = mixed(hashes[row], Double.doubleToLongBits(column[row]));
            }
        }
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] = mixed(hashes[row], block.terminal()[row] ? 1 : 0);
        }
        return hashes;
    }

    /**
     * Hash of a row.
     *
     * @param symbol ticker
     * @param values per feature and target in publishing order, NaN where null
     * @param terminal whether the label ended by delisting
     * @return the same as of a block that holds it
     */
    public static long of(String symbol, double[] values, boolean terminal) {
        long hash = ofSymbol(symbol);
        for (double value : values) {
            hash = mixed(hash, Double.doubleToLongBits(value));
        }
        return mixed(hash, terminal ? 1 : 0);
    }

    /**
     * FNV-1a over the bytes of a symbol.
     *
     * @param symbol ticker
     * @return hash
     */
    public static long ofSymbol(String symbol) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : symbol.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    private static long mixed(long hash, long bits) {
        long product = (hash ^ bits) * FACTOR;
        return product ^ product >>> 32;
    }
}
