package io.ballast.feature.domain.fingerprint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.build.SymbolSink;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.RowHashes;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * What the code makes of inputs, as a digest per column: of its words and of all its values in a small market that never
 * changes. Rows computed by code with other digests cannot stand beside rows of this code. Besides the columns there are
 * digests of what else builds leave for the next one: {@code anchors} of recursive averages, counts of {@code coverage}, and
 * {@code row-hash}.
 *
 * @param digests 8 hexadecimal digits by name
 */
public record Definitions(SortedMap<String, String> digests) {
    private static final TargetSettings TARGETS = new TargetSettings(5, -0.3);

    /** Takes a copy. */
    public Definitions {
        digests = new TreeMap<>(digests);
    }

    /** Computed when it is first asked for. */
    private static final class Current {
        private static final Definitions DEFINITIONS = of(ExchangeCalendar.xnys(), (inputs, sink) -> {
            PanelBuild panel = new PanelBuild(ExchangeCalendar.xnys(), inputs, TARGETS);
            return panel.compute(panel.crossSections(done -> {}), sink, done -> {});
        });
    }

    /** Builds all rows of a market. */
    @FunctionalInterface
    interface Maker {
        /**
         * Builds.
         *
         * @param inputs market
         * @param sink takes the symbols in order
         * @return counts per session
         */
        List<SessionCoverage> build(BuildInputs inputs, SymbolSink sink);
    }

    /**
     * What this code computes. The first call costs a fraction of a second.
     *
     * @return the same at each call
     */
    public static Definitions current() {
        return Current.DEFINITIONS;
    }

    /** What some code computes. */
    static Definitions of(ExchangeCalendar calendar, Maker code) {
        long[] columns = new long[Feature.all().size()];
        for (Feature feature : Feature.all()) {
            columns[feature.ordinal()] = RowHashes.ofSymbol(feature.column() + ": " + feature.formula());
        }
        long[] anchors = {1};
        List<SessionCoverage> coverage = code.build(ReferenceMarket.inputs(calendar), (symbol, sessions, block) -> {
            for (Feature feature : Feature.all()) {
                int c = feature.ordinal();
                columns[c] = mixed(columns[c], block.column(feature), block.rows());
            }
            int c = Feature.FWD_RET.ordinal();
            columns[c] = 31 * columns[c] + Arrays.hashCode(Arrays.copyOf(block.terminal(), block.rows()));
            block.anchors().forEach(anchor -> {
                anchors[0] = mixed(anchors[0] + anchor.session(), anchor.state(), anchor.state().length);
            });
        });
        SortedMap<String, String> digests = new TreeMap<>();
        Feature.all().forEach(feature -> digests.put(feature.column(), digits(columns[feature.ordinal()])));
        digests.put("anchors", digits(anchors[0]));
        digests.put("coverage", digits(counts(coverage)));
        digests.put("row-hash", digits(RowHashes.of("S", new double[] {1, Double.NaN}, true)));
        return new Definitions(digests);
    }

    private static long mixed(long hash, double[] values, int count) {
        long mixed = hash;
        for (int i = 0; i < count; i++) {
            mixed = (mixed ^ Double.doubleToLongBits(values[i])) * 0x9e3779b97f4a7c15L;
            mixed ^= mixed >>> 29;
        }
        return mixed;
    }

    /** Of all but the hashes of rows, which the columns tell of. */
    private static long counts(List<SessionCoverage> coverage) {
        long hash = 1;
        for (SessionCoverage s : coverage) {
            double[] counts = {
                s.session().toEpochDay(),
                s.universeSymbols(),
                s.expectedCells(),
                s.rowCount(),
                s.symbolsWithFeatures(),
                s.coveredCells(),
                s.fwdRetCells(),
                s.fwdRetResidCells(),
                s.fwdRetRows(),
                s.fwdRetResidRows(),
                Double.longBitsToDouble(s.membershipHash())
            };
            hash = mixed(hash, counts, counts.length);
        }
        return hash;
    }

    private static String digits(long hash) {
        return "%08x".formatted((int) (hash ^ hash >>> 32));
    }

    /**
     * Reads what {@link #text} has written.
     *
     * @param text names and digests; empty: nothing is known
     * @return definitions
     */
    public static Definitions parse(String text) {
        SortedMap<String, String> digests = new TreeMap<>();
        for (String one : text.split(" ")) {
            if (!one.isEmpty()) {
                int equals = one.indexOf('=');
                digests.put(one.substring(0, equals), one.substring(equals + 1));
            }
        }
        return new Definitions(digests);
    }

    /**
     * All digests in one line, in order of name.
     *
     * @return {@code name=digest name=digest ...}
     */
    public String text() {
        return digests.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
    }

    /**
     * All digests in one.
     *
     * @return 16 hexadecimal digits
     */
    public String digest() {
        return "%016x".formatted(RowHashes.ofSymbol(text()));
    }

    /**
     * Names that mean something else here than there, or are in one of both only.
     *
     * @param others definitions to compare with
     * @return in order of name
     */
    public List<String> differing(Definitions others) {
        TreeSet<String> names = new TreeSet<>(digests.keySet());
        names.addAll(others.digests.keySet());
        names.removeIf(name -> digests.containsKey(name) && digests.get(name).equals(others.digests.get(name)));
        return List.copyOf(names);
    }
}
