package io.ballast.feature.domain.fundamental;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The statements of a symbol known at some time, the latest filing of each period. Trailing twelve months are the last
 * four quarters; a fourth quarter that was only reported within its fiscal year is the year less the three before it.
 * Where that cannot be made up, the fiscal year is taken if the newest period is one.
 */
final class KnownStatements {
    private static final int QUARTERS = 4;
    private static final int SHORTEST_QUARTER_DAYS = 60;
    private static final int LONGEST_QUARTER_DAYS = 130;

    private final NavigableMap<Integer, Statement> quarters = new TreeMap<>();
    private final NavigableMap<Integer, Statement> years = new TreeMap<>();

    /** Ends of the newest period and the quarters before it; null until asked for after a statement came in. */
    private List<Integer> lastYear;

    /** To be called in order of filing: a later filing of a period replaces the earlier one. */
    void add(Statement statement) {
        (statement.annual() ? years : quarters).put(statement.periodEnd(), statement);
        lastYear = null;
    }

    /** Statement of the newest period: of two, the one filed later, the annual one if they came together. */
    Statement newest() {
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

    /** Flow over the twelve months that end with the newest period, NaN if it cannot be told. */
    double trailingYear(ToDoubleFunction<Statement> flow) {
        int end = newest().periodEnd();
        double sum = 0;
        lastYear = lastYear == null ? quarterEnds(end, QUARTERS) : lastYear;
        for (int quarterEnd : lastYear) {
            sum += quarterFlow(quarterEnd, flow);
        }
        if (lastYear.size() == QUARTERS && !Double.isNaN(sum)) {
            return sum;
        }
        Statement year = years.get(end);
        return year == null ? Double.NaN : flow.applyAsDouble(year);
    }

    private double quarterFlow(int end, ToDoubleFunction<Statement> flow) {
        Statement quarter = quarters.get(end);
        if (quarter != null) {
            return flow.applyAsDouble(quarter);
        }
        double rest = flow.applyAsDouble(years.get(end));
        List<Integer> ends = quarterEnds(end, QUARTERS);
        for (int other : ends.subList(1, ends.size())) {
            rest -= quarters.containsKey(other) ? flow.applyAsDouble(quarters.get(other)) : Double.NaN;
        }
        return ends.size() == QUARTERS ? rest : Double.NaN;
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
