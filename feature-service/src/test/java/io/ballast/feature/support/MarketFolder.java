package io.ballast.feature.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.universe.Membership;
import io.ballast.feature.domain.universe.Security;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

/** A replay directory as inputs of a build: bars that cannot be true are left out, factors made from the actions. */
public final class MarketFolder {
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();

    private final Path folder;
    private final Map<String, List<Bar>> bars = new TreeMap<>();
    private final Map<String, TreeMap<LocalDate, Double>> splits = new HashMap<>();
    private final Map<String, TreeMap<LocalDate, Double>> dividends = new HashMap<>();

    private record Bar(LocalDate date, double open, double high, double low, double close, double volume) {
        boolean isPossible() {
            boolean positive = open > 0 && high > 0 && low > 0 && close > 0 && !Double.isNaN(volume);
            return positive && low <= Math.min(open, close) && high >= Math.max(open, close);
        }
    }

    /**
     * Reads a folder.
     *
     * @param folder replay directory
     */
    public MarketFolder(Path folder) {
        this.folder = folder;
        CsvFiles.read(folder.resolve("bars.csv.gz"), this::addBar);
        bars.values().forEach(rows -> rows.sort((a, b) -> a.date().compareTo(b.date())));
        readActions("splits.csv", splits, r -> CsvFiles.number(r, "split_to") / CsvFiles.number(r, "split_from"));
        readActions("dividends.csv", dividends, r -> CsvFiles.number(r, "cash_amount"));
    }

    /**
     * Inputs of a build over the whole folder.
     *
     * @param benchmark market proxy
     * @param others symbols that are no stocks either
     * @return inputs
     */
    public BuildInputs inputs(String benchmark, Set<String> others) {
        PanelBuilder panel = Panel.builder(BarColumns.ALL, 0);
        LocalDate last = LocalDate.MIN;
        for (Map.Entry<String, List<Bar>> symbol : bars.entrySet()) {
            addRows(panel, symbol.getKey(), symbol.getValue());
            LocalDate end = symbol.getValue().get(symbol.getValue().size() - 1).date();
            last = end.isAfter(last) ? end : last;
        }
        return new BuildInputs(panel.build(), facts(benchmark, others), benchmark, CALENDAR.ordinal(last));
    }

    private void addBar(NamedCsvRecord r) {
        Bar bar = new Bar(
                LocalDate.parse(r.getField("date")),
                CsvFiles.number(r, "open"),
                CsvFiles.number(r, "high"),
                CsvFiles.number(r, "low"),
                CsvFiles.number(r, "close"),
                CsvFiles.number(r, "volume"));
        if (bar.isPossible()) {
            bars.computeIfAbsent(r.getField("symbol"), symbol -> new ArrayList<>())
                    .add(bar);
        }
    }

    private void readActions(
            String file,
            Map<String, TreeMap<LocalDate, Double>> actions,
            java.util.function.ToDoubleFunction<NamedCsvRecord> amount) {
        if (Files.exists(folder.resolve(file))) {
            CsvFiles.read(
                    folder.resolve(file), r -> actions.computeIfAbsent(r.getField("symbol"), symbol -> new TreeMap<>())
                            .put(LocalDate.parse(r.getField("ex_date")), amount.applyAsDouble(r)));
        }
    }

    private void addRows(PanelBuilder panel, String symbol, List<Bar> rows) {
        TreeMap<LocalDate, Double> ownSplits = splits.getOrDefault(symbol, new TreeMap<>());
        TreeMap<LocalDate, Double> ownDividends = dividends.getOrDefault(symbol, new TreeMap<>());
        double splitFactor = 1;
        double dividendFactor = 1;
        LocalDate previous = LocalDate.MIN;
        double previousClose = Double.NaN;
        for (Bar bar : rows) {
            var passedSplits = ownSplits.subMap(previous, false, bar.date(), true);
            for (double ratio : passedSplits.values()) {
                splitFactor *= ratio;
            }
            for (var dividend :
                    ownDividends.subMap(previous, false, bar.date(), true).entrySet()) {
                double ratio = passedSplits.getOrDefault(dividend.getKey(), 1.0);
                double share = dividend.getValue() / (previousClose / ratio);
                dividendFactor *= share > 0 && share <= 0.25 ? 1 / (1 - share) : 1;
            }
            panel.add(
                    symbol,
                    CALENDAR.ordinal(bar.date()),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    splitFactor * dividendFactor,
                    splitFactor);
            previous = bar.date();
            previousClose = bar.close();
        }
    }

    private Map<String, SymbolFacts> facts(String benchmark, Set<String> others) {
        Map<String, List<SharesRecord>> shares = new HashMap<>();
        Map<String, List<Statement>> statements = new HashMap<>();
        Path file = folder.resolve("fundamentals.csv");
        if (Files.exists(file)) {
            CsvFiles.read(file, r -> {
                shares.computeIfAbsent(r.getField("symbol"), s -> new ArrayList<>())
                        .add(new SharesRecord(
                                day(r, "period_end"), day(r, "filing_date"), CsvFiles.number(r, "shares_outstanding")));
                statements
                        .computeIfAbsent(r.getField("symbol"), s -> new ArrayList<>())
                        .add(statement(r));
            });
        }
        Map<String, SymbolFacts> facts = new TreeMap<>();
        for (String symbol : bars.keySet()) {
            if (!symbol.equals(benchmark) && !others.contains(symbol)) {
                Security security =
                        new Security(symbol, null, null, List.of(new Membership(LocalDate.of(1990, 1, 1), null)));
                SharesHistory history = new SharesHistory(shares.getOrDefault(symbol, List.of()), SplitHistory.NONE);
                facts.put(symbol, new SymbolFacts(security, history, statements.getOrDefault(symbol, List.of())));
            }
        }
        return facts;
    }

    private static Statement statement(NamedCsvRecord r) {
        return new Statement(
                day(r, "period_end"),
                day(r, "filing_date"),
                r.getField("period").equals("FY"),
                CsvFiles.number(r, "revenue"),
                CsvFiles.number(r, "gross_profit"),
                CsvFiles.number(r, "net_income"),
                CsvFiles.number(r, "assets"),
                CsvFiles.number(r, "current_assets"),
                CsvFiles.number(r, "current_liabilities"),
                CsvFiles.number(r, "debt"),
                CsvFiles.number(r, "equity"));
    }

    private static int day(NamedCsvRecord r, String field) {
        return (int) LocalDate.parse(r.getField(field)).toEpochDay();
    }
}
