package io.ballast.feature.domain.fundamental;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The statements of a symbol known at some time, the latest filing of each period. Trailing twelve months are the last
 * four quarters; a fourth quarter that was only reported within its fiscal year is the year less the three before it.
 * Where that cannot be made up, the fiscal year is taken if the newest period is one.
 */
public final class KnownStatements {
    private static final Comparator<Statement> BY_FILING = Comparator.comparingInt(Statement::filedOn)
            .thenComparingInt(Statement::periodEnd)
            .thenComparing(Statement::annual);

    private static final int QUARTERS = 4;
    private static final int SHORTEST_QUARTER_DAYS = 60;
    private static final int LONGEST_QUARTER_DAYS = 130;

    /**
     * Days before a session in which a period must end for its statement to count: it may itself be that old, the quarters
     * of its twelve months end before it, and the fourth of them may be told only by a fiscal year and its other three.
     */
    public static final int REACH_DAYS = SharesHistory.MAX_AGE_DAYS + 2 * (QUARTERS - 1) * LONGEST_QUARTER_DAYS;

    private final NavigableMap<Integer, Statement> quarters = new TreeMap<>();
    private final NavigableMap<Integer, Statement> years = new TreeMap<>();

    /** The newest quarter and those before it; null until asked for after a statement came in. */
    private List<Quarter> lastYear;

    KnownStatements() {}

    /**
     * The statements filed before a day.
     *
     * @param statements of a symbol, in any order
     * @param epochDay day; what was filed on it does not count yet
     * @return what is known, possibly nothing
     */
    public static KnownStatements before(List<Statement> statements, int epochDay) {
        KnownStatements known = new KnownStatements();
        inOrderOfFiling(statements).stream()
                .filter(statement -> statement.filedOn() < epochDay)
                .forEach(known::add);
        return known;
    }

    static List<Statement> inOrderOfFiling(List<Statement> statements) {
        return statements.stream().sorted(BY_FILING).toList();
    }

    /**
     * Whether nothing is known.
     *
     * @return true before the first statement
     */
    public boolean isEmpty() {
        return quarters.isEmpty() && years.isEmpty();
    }

    /** To be called in order of filing: a later filing of a period replaces the earlier one. */
    void add(Statement statement) {
        (statement.annual() ? years : quarters).put(statement.periodEnd(), statement);
        lastYear = null;
    }

    /**
     * Statement of the newest period: of two, the one filed later, the annual one if they came together.
     *
     * @return null if nothing is known
     */
    public Statement newest() {
        Statement quarter = quarters.isEmpty() ? null : quarters.lastEntry().getValue();
        Statement year = years.isEmpty() ? null : years.lastEntry().getValue();
        if (quarter == null || year == null) {
            return quarter == null ? year : quarter;
        }
        if (quarter.periodEnd() != year.periodEnd()) {
            return quarter.periodEnd() > year.periodEnd() ? quarter : year;
        }
        return quarter.filedOn() > year.filedOn() ? quarter : year;
    }

    /**
     * Flow over the twelve months that end with the newest period.
     *
     * @param flow amount of a statement
     * @return USD, NaN if it cannot be told
     */
    public double trailingYear(ToDoubleFunction<Statement> flow) {
        int end = newest().periodEnd();
        lastYear = lastYear == null ? quarters(end) : lastYear;
        double sum = 0;
        for (Quarter quarter : lastYear) {
            sum += quarter.of(flow);
        }
        if (lastYear.size() == QUARTERS && !Double.isNaN(sum)) {
            return sum;
        }
        Statement year = years.get(end);
        return year == null ? Double.NaN : flow.applyAsDouble(year);
    }

    private List<Quarter> quarters(int end) {
        return quarterEnds(end, QUARTERS).stream().map(this::quarter).toList();
    }

    private Quarter quarter(int end) {
        Statement reported = quarters.get(end);
        return reported != null
                ? new Quarter(reported, new Statement[0])
                : new Quarter(
                        years.get(end),
                        quarterEnds(end, QUARTERS).stream()
                                .skip(1)
                                .map(quarters::get)
                                .toArray(Statement[]::new));
    }

    /**
     * What tells the flow of a quarter.
     *
     * @param statement its own, or that of the fiscal year that ends with it
     * @param others statements of the quarters of that year before it, null where there is none; none for a quarter's own
     */
    private record Quarter(Statement statement, Statement[] others) {

        double of(ToDoubleFunction<Statement> flow) {
            double amount = flow.applyAsDouble(statement);
            if (!statement.annual()) {
                return amount;
            }
            for (Statement other : others) {
                amount -= other == null ? Double.NaN : flow.applyAsDouble(other);
            }
            return others.length == QUARTERS - 1 ? amount : Double.NaN;
        }
    }

    /** Up to {@code count} consecutive period ends, newest first, each about three months before the one after it. */
    private List<Integer> quarterEnds(int end, int count) {
        List<Integer> ends = new ArrayList<>(List.of(end));
        while (ends.size() < count) {
            int last = ends.get(ends.size() - 1);
            Integer quarter = quarters.lowerKey(last - SHORTEST_QUARTER_DAYS + 1);
            Integer year = years.lowerKey(last - SHORTEST_QUARTER_DAYS + 1);
            int before =
                    Math.max(quarter == null ? Integer.MIN_VALUE : quarter, year == null ? Integer.MIN_VALUE : year);
            if (before < last - LONGEST_QUARTER_DAYS) {
                break;
            }
            ends.add(before);
        }
        return ends;
    }
}
