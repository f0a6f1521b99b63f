package io.ballast.ingestion.domain.action;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.Rows;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;

/** Our factors against what a vendor made of the same raw prices, splits and dividends over twenty years. */
class VendorAdjustedCloseTest {

    @Test
    void shouldAgreeWithTheVendorsAdjustedCloses() {
        Path folder = SharedData.require("data/corporate-actions-1999-2020");
        Map<String, NavigableMap<LocalDate, Double>> closes = series(folder.resolve("bars.csv.gz"), 5);
        Map<String, NavigableMap<LocalDate, Double>> vendor = series(folder.resolve("vendor-adjusted-close.csv.gz"), 2);
        Map<String, List<CorporateAction>> actions = actions(folder);

        double[] differences = closes.entrySet().stream()
                .flatMapToDouble(entry -> Arrays.stream(differences(
                        entry.getValue(), vendor.get(entry.getKey()), actions.getOrDefault(entry.getKey(), List.of()))))
                .sorted()
                .toArray();

        System.out.printf(
                "[ballast] %d adjusted closes: median difference from the vendor's %.1e, greatest %.2e%n",
                differences.length, differences[differences.length / 2], differences[differences.length - 1]);
        assertThat(differences).hasSizeGreaterThan(38_000);
        assertThat(differences[differences.length - 1]).isLessThan(2.5e-3);
        assertThat(differences[differences.length / 2]).isLessThan(5e-4);
    }

    /** Relative differences after both series are scaled to agree on their last date. */
    private static double[] differences(
            NavigableMap<LocalDate, Double> closes,
            NavigableMap<LocalDate, Double> vendor,
            List<CorporateAction> actions) {
        AdjustmentFactors factors = FactorComputation.compute(actions, date -> {
            Map.Entry<LocalDate, Double> before = closes.lowerEntry(date);
            return before == null ? OptionalDouble.empty() : OptionalDouble.of(before.getValue());
        });
        LocalDate last = closes.lastKey();
        double scale = closes.get(last) * factors.on(last).price() / vendor.get(last);
        return closes.entrySet().stream()
                .filter(entry -> vendor.containsKey(entry.getKey()))
                .mapToDouble(entry -> {
                    double ours = entry.getValue() * factors.on(entry.getKey()).price();
                    return Math.abs(ours / (vendor.get(entry.getKey()) * scale) - 1);
                })
                .toArray();
    }

    private static Map<String, NavigableMap<LocalDate, Double>> series(Path file, int column) {
        Map<String, NavigableMap<LocalDate, Double>> series = new HashMap<>();
        for (String row : Rows.of(file)) {
            String[] cells = row.split(",", -1);
            if (!cells[column].isEmpty()) {
                series.computeIfAbsent(cells[0], symbol -> new TreeMap<>())
                        .put(LocalDate.parse(cells[1]), Double.valueOf(cells[column]));
            }
        }
        return series;
    }

    private static Map<String, List<CorporateAction>> actions(Path folder) {
        Map<String, List<CorporateAction>> actions = new HashMap<>();
        for (String row : Rows.of(folder.resolve("splits.csv"))) {
            String[] cells = row.split(",", -1);
            actions.computeIfAbsent(cells[0], symbol -> new ArrayList<>())
                    .add(new Split(
                            row,
                            cells[0],
                            LocalDate.parse(cells[1]),
                            Double.parseDouble(cells[2]),
                            Double.parseDouble(cells[3])));
        }
        for (String row : Rows.of(folder.resolve("dividends.csv"))) {
            String[] cells = row.split(",", -1);
            actions.computeIfAbsent(cells[0], symbol -> new ArrayList<>())
                    .add(new CashDividend(
                            row, cells[0], LocalDate.parse(cells[1]), Double.parseDouble(cells[2]), "USD"));
        }
        return actions;
    }
}
