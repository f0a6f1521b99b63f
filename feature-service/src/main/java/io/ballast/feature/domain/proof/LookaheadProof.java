package io.ballast.feature.domain.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.SymbolSink;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Looks for features that know the future: changes what became known after a session, builds again, and compares the bits
 * of every feature at and before it. Labels are left out, as they look ahead by their nature.
 */
public final class LookaheadProof {
    private final ExchangeCalendar calendar;
    private final Builder builder;

    /** Builds all rows of a market, by symbol. */
    @FunctionalInterface
    public interface Builder {
        /**
         * Builds.
         *
         * @param inputs market
         * @param sink takes the symbols in order
         */
        void build(BuildInputs inputs, SymbolSink sink);
    }

    /** Told how many builds are done. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Reports builds.
         *
         * @param done builds done
         * @param total builds to do
         */
        void builds(int done, int total);
    }

    /**
     * A feature that knew of the future.
     *
     * @param feature column
     * @param changed what was changed: bars, actions, facts or membership
     * @param after session after whose close it was changed
     * @param symbols whose values at or before that session changed
     * @param example one of them
     */
    public record Leak(String feature, String changed, LocalDate after, int symbols, String example) {}

    /**
     * What came of it.
     *
     * @param clean whether no feature knew of the future
     * @param seed of the sessions and changes
     * @param sessions after which the future was changed
     * @param builds made, the first one unchanged
     * @param symbols compared in each of them
     * @param values compared in all of them
     * @param leaks found
     */
    public record Outcome(
            boolean clean,
            long seed,
            List<LocalDate> sessions,
            int builds,
            int symbols,
            long values,
            List<Leak> leaks) {}

    /**
     * A proof.
     *
     * @param calendar exchange sessions
     * @param builder the code to be proved
     */
    public LookaheadProof(ExchangeCalendar calendar, Builder builder) {
        this.calendar = calendar;
        this.builder = builder;
    }

    /**
     * Proves.
     *
     * @param inputs market with bars on at least two sessions
     * @param count sessions to draw, at least 1; fewer if the market has fewer
     * @param seed of the sessions and changes
     * @param progress told after each build
     * @return what came of it
     */
    public Outcome prove(BuildInputs inputs, int count, long seed, Progress progress) {
        Random random = new Random(seed);
        List<Integer> cuts = cuts(inputs, count, random);
        int total = 1 + cuts.size() * Perturbation.values().length;
        Prefixes unchanged = new Prefixes(cuts);
        builder.build(inputs, unchanged);
        progress.builds(1, total);
        int done = 1;
        List<Leak> leaks = new ArrayList<>();
        for (int cut : cuts) {
            for (Perturbation perturbation : Perturbation.values()) {
                Prefixes changed = new Prefixes(List.of(cut));
                builder.build(perturbation.apply(calendar, inputs, cut, random), changed);
                leaks.addAll(leaks(unchanged, changed, cut, perturbation));
                progress.builds(++done, total);
            }
        }
        long values = unchanged.values() * Perturbation.values().length;
        List<LocalDate> sessions = cuts.stream().map(calendar::session).toList();
        return new Outcome(leaks.isEmpty(), seed, sessions, total, unchanged.symbols(), values, leaks);
    }

    /** Sessions with a bar, but the last one: there is nothing after it. */
    private static List<Integer> cuts(BuildInputs inputs, int count, Random random) {
        TreeSet<Integer> sessions = new TreeSet<>();
        for (int session : inputs.bars().sessions()) {
            sessions.add(session);
        }
        sessions.pollLast();
        List<Integer> all = new ArrayList<>(sessions);
        TreeSet<Integer> drawn = new TreeSet<>();
        while (drawn.size() < Math.min(count, all.size())) {
            drawn.add(all.get(random.nextInt(all.size())));
        }
        return List.copyOf(drawn);
    }

    private List<Leak> leaks(Prefixes unchanged, Prefixes changed, int cut, Perturbation perturbation) {
        List<Leak> leaks = new ArrayList<>();
        for (Feature feature : Feature.features()) {
            List<String> symbols = unchanged.differing(changed, cut, feature);
            if (!symbols.isEmpty()) {
                leaks.add(new Leak(
                        feature.column(),
                        perturbation.name().toLowerCase(java.util.Locale.ROOT),
                        calendar.session(cut),
                        symbols.size(),
                        symbols.get(0)));
            }
        }
        return leaks;
    }

    /** Per cut, symbol and feature a hash over the bits of the values up to the cut. */
    private static final class Prefixes implements SymbolSink {
        private final List<Integer> cuts;
        private final Map<Integer, Map<String, long[]>> hashes = new TreeMap<>();
        private long values;

        Prefixes(List<Integer> cuts) {
            this.cuts = cuts;
            cuts.forEach(cut -> hashes.put(cut, new TreeMap<>()));
        }

        @Override
        public void accept(String symbol, int[] sessions, FeatureBlock block) {
            for (int cut : cuts) {
                int rows = 0;
                while (rows < block.rows() && sessions[rows] <= cut) {
                    rows++;
                }
                if (rows > 0) {
                    hashes.get(cut).put(symbol, hash(sessions, block, rows));
                    values += (long) rows * Feature.features().size();
                }
            }
        }

        private static long[] hash(int[] sessions, FeatureBlock block, int rows) {
            long[] result = new long[Feature.all().size()];
            for (Feature feature : Feature.features()) {
                double[] column = block.column(feature);
                long hash = 1;
                for (int t = 0; t < rows; t++) {
                    hash = (hash ^ sessions[t]) * 0x9e3779b97f4a7c15L;
                    hash = (hash ^ Double.doubleToLongBits(column[t]) ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L;
                }
                result[feature.ordinal()] = hash;
            }
            return result;
        }

        /** Symbols that only one of the two has count too. */
        List<String> differing(Prefixes other, int cut, Feature feature) {
            TreeSet<String> symbols = new TreeSet<>(hashes.get(cut).keySet());
            symbols.addAll(other.hashes.get(cut).keySet());
            long[] none = new long[Feature.all().size()];
            return symbols.stream()
                    .filter(symbol -> hashes.get(cut).getOrDefault(symbol, none)[feature.ordinal()]
                            != other.hashes.get(cut).getOrDefault(symbol, none)[feature.ordinal()])
                    .toList();
        }

        int symbols() {
            return hashes.values().stream().mapToInt(Map::size).max().orElse(0);
        }

        long values() {
            return values;
        }
    }
}
