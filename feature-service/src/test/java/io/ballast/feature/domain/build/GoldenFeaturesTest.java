package io.ballast.feature.domain.build;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.support.CsvFiles;
import io.ballast.feature.support.MarketFolder;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;

/** Features and targets of real bars against those of an independent reference. */
class GoldenFeaturesTest {
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();

    @Test
    void shouldReproduceTheReferenceForSymbolsOfALargeIndex() {
        Path golden = SharedData.require("data/golden/features-sp500-sample.csv.gz");
        Path bars = SharedData.require("data/sp500-2013-2018");

        assertThat(differences(golden, new MarketFolder(bars).inputs("IWM", Set.of("SPY"))))
                .isEmpty();
    }

    @Test
    void shouldReproduceTheReferenceThroughSplitsAndDividends() {
        Path golden = SharedData.require("data/golden/features-corporate-actions-sample.csv.gz");
        Path bars = SharedData.require("data/corporate-actions-1999-2020");

        assertThat(differences(golden, new MarketFolder(bars).inputs("SPY", Set.of())))
                .isEmpty();
    }

    private static List<String> differences(Path golden, BuildInputs inputs) {
        Map<String, double[]> computed = compute(inputs, symbolsOf(golden));
        Map<String, Integer> differences = new HashMap<>();
        List<String> examples = new ArrayList<>();
        int[] rows = {0};
        CsvFiles.read(golden, r -> {
            String cell = r.getField("symbol") + " " + r.getField("session");
            double[] values = computed.remove(cell);
            rows[0]++;
            if (values == null) {
                examples.add(cell + ": no such row");
            } else {
                compare(r, cell, values, differences, examples);
            }
        });
        computed.keySet().stream().limit(5).forEach(cell -> examples.add(cell + ": not in the reference"));
        assertThat(rows[0]).isGreaterThan(5000);
        differences.forEach((column, count) -> examples.add(column + ": " + count + " differences"));
        return examples;
    }

    private static void compare(
            NamedCsvRecord r, String cell, double[] values, Map<String, Integer> differences, List<String> examples) {
        for (String column : r.getHeader()) {
            if (column.equals("symbol") || column.equals("session")) {
                continue;
            }
            double expected = CsvFiles.number(r, column);
            double actual =
                    values[Feature.valueOf(column.toUpperCase(Locale.ROOT)).ordinal()];
            if (!agree(expected, actual) && differences.merge(column, 1, Integer::sum) <= 3) {
                examples.add(cell + " " + column + ": expected " + expected + " but was " + actual);
            }
        }
    }

    private static boolean agree(double expected, double actual) {
        if (Double.isNaN(expected) || Double.isNaN(actual)) {
            return Double.isNaN(expected) && Double.isNaN(actual);
        }
        double difference = Math.abs(expected - actual);
        return difference <= 1e-12 || difference <= 1e-9 * Math.abs(expected);
    }

    private static Set<String> symbolsOf(Path golden) {
        Set<String> symbols = new HashSet<>();
        CsvFiles.read(golden, r -> symbols.add(r.getField("symbol")));
        return symbols;
    }

    private static Map<String, double[]> compute(BuildInputs all, Set<String> symbols) {
        Map<String, SymbolFacts> facts = new HashMap<>(all.facts());
        facts.keySet().retainAll(symbols);
        BuildInputs inputs = new BuildInputs(all.bars(), facts, all.benchmark(), all.lastDue());
        PanelBuild build = new PanelBuild(CALENDAR, inputs, new TargetSettings(5, 0));
        Map<String, double[]> rows = new HashMap<>();
        build.compute(
                build.crossSections(done -> {}),
                (symbol, sessions, block) -> {
                    for (int t = 0; t < block.rows(); t++) {
                        double[] values = new double[Feature.all().size()];
                        for (Feature feature : Feature.all()) {
                            values[feature.ordinal()] = block.column(feature)[t];
                        }
                        LocalDate session = CALENDAR.session(sessions[t]);
                        rows.put(symbol + " " + session, values);
                    }
                },
                done -> {});
        return rows;
    }
}
