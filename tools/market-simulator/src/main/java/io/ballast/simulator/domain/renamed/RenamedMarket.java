package io.ballast.simulator.domain.renamed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.ballast.simulator.domain.Bars;
import io.ballast.simulator.domain.CashDividend;
import io.ballast.simulator.domain.Market;
import io.ballast.simulator.domain.MarketProfile;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.domain.Split;
import io.ballast.simulator.domain.Statement;

/**
 * A market in which securities take other tickers. As providers do, it lists a renamed security twice: as gone under the
 * old ticker and as listed under the new one, with the same identifiers; bars and actions are under the ticker of their
 * day, statements under the latest. A ticker that was given up may be taken by another security.
 */
public final class RenamedMarket implements Market {
    private static final Comparator<Line> ORDER =
            Comparator.comparing(Line::ticker).thenComparing(Line::from);

    private final Market market;
    private final List<Line> lines;
    private final List<Security> securities;
    private final int[][] positions;

    /**
     * A market with renames.
     *
     * @param market the market without them
     * @param renames in the order in which they are to happen
     * @throws IllegalArgumentException if nobody has a ticker on that day, or the new one is taken
     */
    public RenamedMarket(Market market, List<Rename> renames) {
        this.market = market;
        List<Line> all = new ArrayList<>();
        for (int i = 0; i < market.securities().size(); i++) {
            all.add(new Line(i, market.securities().get(i)));
        }
        renames.forEach(rename -> apply(rename, all));
        all.sort(ORDER);
        this.lines = List.copyOf(all);
        this.securities = lines.stream().map(Line::security).toList();
        this.positions = positions();
    }

    private static void apply(Rename rename, List<Line> lines) {
        if (lines.stream().anyMatch(line -> line.ticker().equals(rename.to()) && line.reaches(rename.on()))) {
            throw new IllegalArgumentException(rename.to() + " is taken on " + rename.on() + " or later");
        }
        Line before = lines.stream()
                .filter(line -> line.ticker().equals(rename.ticker())
                        && line.covers(rename.on())
                        && line.covers(rename.on().minusDays(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "nobody is called " + rename.ticker() + " the day before and on " + rename.on()));
        lines.set(lines.indexOf(before), before.endedOn(rename.on()));
        lines.add(before.renamed(rename.to(), rename.on()));
    }

    /** The lines of each security of the market without renames, by time. */
    private int[][] positions() {
        int[][] byOrigin = new int[market.securities().size()][0];
        for (int i = 0; i < lines.size(); i++) {
            int origin = lines.get(i).origin();
            byOrigin[origin] = Arrays.copyOf(byOrigin[origin], byOrigin[origin].length + 1);
            byOrigin[origin][byOrigin[origin].length - 1] = i;
        }
        for (int origin = 0; origin < byOrigin.length; origin++) {
            byOrigin[origin] = Arrays.stream(byOrigin[origin])
                    .boxed()
                    .sorted(Comparator.comparing(position -> lines.get(position).from()))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return byOrigin;
    }

    /** The line of a security on a date: the latest that has begun, else the first. */
    private int position(int origin, LocalDate date) {
        int[] known = positions[origin];
        int position = known[0];
        for (int later : known) {
            position = lines.get(later).from().isAfter(date) ? position : later;
        }
        return position;
    }

    @Override
    public MarketProfile profile() {
        return market.profile();
    }

    @Override
    public List<Security> securities() {
        return securities;
    }

    @Override
    public Bars barsOn(LocalDate date) {
        Bars bars = market.barsOn(date);
        int[] called = IntStream.range(0, bars.size())
                .map(row -> position(bars.security(row), date))
                .toArray();
        int[] rows = IntStream.range(0, bars.size())
                .boxed()
                .sorted(Comparator.comparing(row -> called[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new PickedBars(
                bars, rows, Arrays.stream(rows).map(row -> called[row]).toArray());
    }

    @Override
    public Bars barsOf(int security, LocalDate from, LocalDate to) {
        Line line = lines.get(security);
        Bars bars = market.barsOf(line.origin(), from, to);
        int[] rows = IntStream.range(0, bars.size())
                .filter(row -> position(line.origin(), LocalDate.ofEpochDay(bars.epochDay(row))) == security)
                .toArray();
        int[] securityOfRow = new int[rows.length];
        Arrays.fill(securityOfRow, security);
        return new PickedBars(bars, rows, securityOfRow);
    }

    @Override
    public List<Split> splits(LocalDate upTo) {
        return sorted(
                market.splits(upTo),
                split ->
                        new Split(position(split.security(), split.exDate()), split.exDate(), split.from(), split.to()),
                Comparator.comparing(Split::exDate).thenComparing(Split::security));
    }

    @Override
    public List<CashDividend> dividends(LocalDate upTo) {
        return sorted(
                market.dividends(upTo),
                dividend -> new CashDividend(
                        position(dividend.security(), dividend.exDate()),
                        dividend.exDate(),
                        dividend.amount(),
                        dividend.schedule()),
                Comparator.comparing(CashDividend::exDate).thenComparing(CashDividend::security));
    }

    @Override
    public List<Statement> statements(LocalDate upTo) {
        return sorted(
                market.statements(upTo),
                statement -> new Statement(
                        position(statement.security(), upTo),
                        statement.periodEnd(),
                        statement.filedOn(),
                        statement.period(),
                        statement.amounts()),
                Comparator.comparing(Statement::knownOn).thenComparing(Statement::security));
    }

    private static <T> List<T> sorted(List<T> rows, Function<T, T> renamed, Comparator<T> order) {
        return rows.stream().map(renamed).sorted(order).toList();
    }

    @Override
    public double marketCap(int security, LocalDate date) {
        return market.marketCap(lines.get(security).origin(), date);
    }

    @Override
    public double sharesOutstanding(int security, LocalDate date) {
        return market.sharesOutstanding(lines.get(security).origin(), date);
    }
}
