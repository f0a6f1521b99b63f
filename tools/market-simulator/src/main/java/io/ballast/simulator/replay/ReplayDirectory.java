package io.ballast.simulator.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ballast.simulator.domain.CashDividend;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.domain.Security.Figi;
import io.ballast.simulator.domain.Security.Industry;
import io.ballast.simulator.domain.Security.Life;
import io.ballast.simulator.domain.Split;
import io.ballast.simulator.domain.Statement;
import io.ballast.simulator.domain.replay.ReplayMarket;

/** Reads a directory of recorded CSV files into a market. */
public final class ReplayDirectory {
    private final Path directory;
    private final String benchmark;
    private final SymbolTable symbols = new SymbolTable();
    private final BarColumns bars = new BarColumns(symbols);
    private final Map<String, SecurityRow> described = new HashMap<>();

    private ReplayDirectory(Path directory, String benchmark) {
        this.directory = directory;
        this.benchmark = benchmark;
    }

    /**
     * Reads bars.csv and, where they are there, securities.csv, fundamentals.csv, splits.csv and dividends.csv, each also
     * as .csv.gz.
     *
     * @param directory where the files are
     * @param benchmark symbol that is a fund unless the files say otherwise
     * @return the market
     * @throws MalformedReplayException if a file is not as expected
     */
    public static ReplayMarket read(Path directory, String benchmark) {
        return new ReplayDirectory(directory, benchmark).read();
    }

    private ReplayMarket read() {
        if (!Files.isDirectory(directory)) {
            throw new MalformedReplayException(
                    "replay directory " + directory + " is not there or no directory: one with bars.csv expected");
        }
        CsvFile barsFile = CsvFile.find(directory, "bars", BarColumns.REQUIRED)
                .orElseThrow(() -> new MalformedReplayException(directory
                        + " has no bars.csv or bars.csv.gz: one expected with the columns " + BarColumns.REQUIRED));
        barsFile.forEachRow(bars::add);
        if (bars.size() == 0) {
            throw new MalformedReplayException(
                    directory + ": the bars' file has a header and no bars: at least one expected");
        }
        CsvFile.find(directory, "securities", List.of("symbol")).ifPresent(file -> file.forEachRow(this::describe));
        List<SymbolRow<Split>> splits = splits();
        List<SymbolRow<CashDividend>> dividends = dividends();
        List<SymbolRow<Statement>> statements = statements();
        int[] places = symbols.places();
        return new ReplayMarket(
                securities(),
                bars.toTable(),
                placed(splits, places),
                placed(dividends, places),
                placed(statements, places),
                symbols.sorted().stream().mapToDouble(s -> row(s).marketCap()).toArray());
    }

    private void describe(CsvRow row) {
        String symbol = row.symbol();
        symbols.number(symbol);
        if (described.put(symbol, SecurityRow.of(row)) != null) {
            throw row.badValue("symbol", symbol, "each symbol once expected");
        }
    }

    private List<SymbolRow<Split>> splits() {
        List<SymbolRow<Split>> splits = new ArrayList<>();
        CsvFile.find(directory, "splits", List.of("symbol", "ex_date", "split_from", "split_to"))
                .ifPresent(file -> file.forEachRow(row -> {
                    LocalDate ex = row.date("ex_date");
                    double from = row.positive("split_from");
                    double to = row.positive("split_to");
                    splits.add(new SymbolRow<>(number(row), place -> new Split(place, ex, from, to)));
                }));
        return splits;
    }

    private List<SymbolRow<CashDividend>> dividends() {
        List<SymbolRow<CashDividend>> dividends = new ArrayList<>();
        CsvFile.find(directory, "dividends", List.of("symbol", "ex_date", "cash_amount"))
                .ifPresent(file -> file.forEachRow(row -> {
                    LocalDate ex = row.date("ex_date");
                    double amount = row.number("cash_amount");
                    dividends.add(new SymbolRow<>(
                            number(row), place -> new CashDividend(place, ex, amount, CashDividend.Schedule.UNKNOWN)));
                }));
        return dividends;
    }

    private List<SymbolRow<Statement>> statements() {
        List<SymbolRow<Statement>> statements = new ArrayList<>();
        CsvFile.find(directory, "fundamentals", List.of("symbol", "period_end", "filing_date", "period"))
                .ifPresent(file -> file.forEachRow(row -> {
                    LocalDate end = row.date("period_end");
                    LocalDate filed = row.optionalDate("filing_date");
                    Statement.Period period = row.constant("period", Statement.Period.class);
                    Statement.Amounts amounts = amounts(row);
                    statements.add(
                            new SymbolRow<>(number(row), place -> new Statement(place, end, filed, period, amounts)));
                }));
        return statements;
    }

    private static Statement.Amounts amounts(CsvRow row) {
        return new Statement.Amounts(
                row.number("revenue"),
                row.number("gross_profit"),
                row.number("net_income"),
                row.number("assets"),
                row.number("current_assets"),
                row.number("current_liabilities"),
                row.number("debt"),
                row.number("equity"),
                row.number("shares_outstanding"));
    }

    private int number(CsvRow row) {
        return symbols.number(row.symbol());
    }

    private SecurityRow row(String symbol) {
        return described.getOrDefault(symbol, SecurityRow.UNKNOWN);
    }

    private List<Security> securities() {
        int[] firstDays = bars.firstDays();
        int start = Arrays.stream(firstDays).min().orElseThrow();
        return symbols.sorted().stream()
                .map(symbol -> security(symbol, firstDays[symbols.number(symbol)], start))
                .toList();
    }

    private Security security(String symbol, int firstDay, int start) {
        SecurityRow row = row(symbol);
        String type = row.type().isBlank() ? symbol.equals(benchmark) ? "ETF" : "CS" : row.type();
        return new Security(
                symbol,
                row.name().isBlank() ? symbol : row.name(),
                type,
                row.exchange(),
                new Industry("", row.industry()),
                row.cik(),
                Figi.UNKNOWN,
                life(row, firstDay, start));
    }

    /** A security without a listing date counts as listed from its first bar on; from ever if that is the first of all. */
    private static Life life(SecurityRow row, int firstDay, int start) {
        if (row.listed() != null) {
            return new Life(row.listed(), row.listed(), row.delisted());
        }
        LocalDate first = LocalDate.ofEpochDay(firstDay);
        boolean isLate = firstDay > start && firstDay != Integer.MAX_VALUE;
        boolean isPlausible = row.delisted() == null || !row.delisted().isBefore(first);
        return new Life(isLate && isPlausible ? first : LocalDate.MIN, null, row.delisted());
    }

    private static <T> List<T> placed(List<SymbolRow<T>> rows, int[] places) {
        return rows.stream().map(row -> row.item().apply(places[row.number()])).toList();
    }
}
