package io.ballast.feature.domain.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.feature.domain.crosssection.Distribution;
import io.ballast.feature.domain.crosssection.ScoredSession;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.support.SmallMarket;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShardedBuildTest {
    private static final TargetSettings TARGETS = new TargetSettings(5, 0);
    private static final BuildInputs MARKET = market();

    /** What a build gives: rows by their bits, and counts. */
    private record Outcome(List<String> rows, List<SessionCoverage> coverage) {}

    @ParameterizedTest
    @CsvSource({"1, 1, 3000000", "1, 3, 100", "3, 2, 3000000", "3, 1, 1", "8, 4, 500", "8, 1, 37", "1000, 2, 1000"})
    void shouldGiveTheBitsOfAnUncutBuildHoweverItIsCut(int shards, int threads, int rowsPerCrossSection) {
        PanelBuild whole = new PanelBuild(SmallMarket.CALENDAR, MARKET, TARGETS);
        List<String> rows = new ArrayList<>();
        List<SessionCoverage> coverage = rowsInto(rows, whole, whole.crossSections(done -> {}), whole.sessions());

        Outcome cut = sharded(shards, threads, rowsPerCrossSection);

        assertThat(cut.rows()).isEqualTo(rows);
        assertThat(cut.coverage()).isEqualTo(coverage);
        assertThat(rows).anySatisfy(row -> assertThat(row).contains("scored"));
    }

    @Test
    void shouldCutIntoShardsOfNeighboursThatDifferByOneSymbolAtMost() {
        assertThat(SymbolShards.cut(List.of("D", "A", "C", "E", "B"), 2))
                .containsExactly(List.of("A", "B"), List.of("C", "D", "E"));
        assertThat(SymbolShards.cut(List.of("B", "A"), 8)).containsExactly(List.of("A"), List.of("B"));
        assertThat(SymbolShards.cut(List.of(), 3)).isEmpty();
        assertThatThrownBy(() -> SymbolShards.cut(List.of("A"), 0)).hasMessageContaining("at least 1 is expected");
    }

    /** As replicas do it: each shard from its own inputs, scored, and computed when all are scored. */
    private static Outcome sharded(int shards, int threads, int rowsPerCrossSection) {
        List<PanelBuild> builds = SymbolShards.cut(MARKET.facts().keySet(), shards).stream()
                .map(symbols ->
                        new PanelBuild(SmallMarket.CALENDAR, inputsOf(symbols), TARGETS, threads, rowsPerCrossSection))
                .toList();
        Map<Integer, List<ScoredSession>> scored = new TreeMap<>();
        builds.forEach(build -> build.score(
                session -> scored.computeIfAbsent(session.session(), s -> new ArrayList<>())
                        .add(session),
                done -> {}));
        Distribution[][] distributions = new Distribution[SmallMarket.CALENDAR.size()][];
        scored.forEach((session, parts) ->
                distributions[session] = ScoredSession.join(parts).distributions());
        SessionRange reported = new PanelBuild(SmallMarket.CALENDAR, MARKET, TARGETS).sessions();
        List<String> rows = new ArrayList<>();
        Map<Object, SessionCoverage> coverage = new TreeMap<>();
        for (PanelBuild build : builds) {
            rowsInto(rows, build, new CrossSections(distributions), reported)
                    .forEach(part -> coverage.merge(part.session(), part, SessionCoverage::plus));
        }
        return new Outcome(rows, List.copyOf(coverage.values()));
    }

    private static List<SessionCoverage> rowsInto(
            List<String> rows, PanelBuild build, CrossSections crossSections, SessionRange reported) {
        return build.compute(
                crossSections,
                reported,
                (symbol, sessions, block) -> {
                    for (int t = 0; t < block.rows(); t++) {
                        StringBuilder row = new StringBuilder(symbol + " " + sessions[t]);
                        for (Feature feature : Feature.all()) {
                            row.append(' ').append(Double.doubleToLongBits(block.column(feature)[t]));
                        }
                        boolean scored = !Double.isNaN(block.column(Feature.CS_Z_MOM_21)[t]);
                        rows.add(scored ? row + " scored" : row.toString());
                    }
                },
                done -> {});
    }

    private static BuildInputs inputsOf(List<String> symbols) {
        Panel all = MARKET.bars();
        double[][] columns = BarColumns.ALL.stream().map(all::column).toArray(double[][]::new);
        PanelBuilder panel = Panel.builder(BarColumns.ALL, 0);
        Map<String, SymbolFacts> facts = new HashMap<>(MARKET.facts());
        facts.keySet().retainAll(symbols);
        for (int i = 0; i < all.symbolCount(); i++) {
            if (facts.containsKey(all.symbol(i)) || all.symbol(i).equals(MARKET.benchmark())) {
                for (int row = all.rowStart(i); row < all.rowEnd(i); row++) {
                    double[] values = new double[columns.length];
                    for (int c = 0; c < values.length; c++) {
                        values[c] = columns[c][row];
                    }
                    panel.add(all.symbol(i), all.sessions()[row], values);
                }
            }
        }
        return new BuildInputs(panel.build(), facts, MARKET.benchmark(), MARKET.lastDue());
    }

    /** Forty symbols that came, paused and went at different times, one of them without any bar. */
    private static BuildInputs market() {
        Random random = new Random(5);
        SmallMarket market = new SmallMarket();
        for (int i = 0; i < 40; i++) {
            String symbol = i == 20 ? "IWM" : "S%02d".formatted(i);
            double close = 10 + 90 * random.nextDouble();
            int first = random.nextInt(3) * 10;
            int last = i % 7 == 0 ? 70 + random.nextInt(20) : 99;
            for (int session = first; session <= last; session++) {
                close *= Math.exp(0.02 * random.nextGaussian());
                if (random.nextInt(40) > 0) {
                    market.bar(symbol, session, close, 1000 + random.nextInt(1000));
                }
            }
        }
        BuildInputs inputs = market.inputs();
        Map<String, SymbolFacts> facts = new HashMap<>(inputs.facts());
        facts.put("S99", facts.get("S05"));
        return new BuildInputs(inputs.bars(), facts, inputs.benchmark(), inputs.lastDue());
    }
}
