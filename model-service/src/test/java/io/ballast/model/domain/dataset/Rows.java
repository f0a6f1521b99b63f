package io.ballast.model.domain.dataset;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import io.ballast.kernel.calendar.ExchangeCalendar;

/** Rows for tests: members named A000, A001, ... on sessions from the start of 2015. */
final class Rows {

    static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();
    static final LocalDate FIRST = LocalDate.parse("2015-01-02");
    static final int FIRST_ORDINAL = CALENDAR.ordinal(FIRST);
    static final LabelHorizon FIVE = new LabelHorizon(5);

    private Rows() {}

    record Row(String symbol, int day, float[] features, float[] labels, float[] executable) {}

    static Universe universe(int symbols) {
        return new Universe(IntStream.range(0, symbols)
                .mapToObj(i -> new Membership(symbol(i), FIRST, null))
                .toList());
    }

    static String symbol(int number) {
        return String.format("A%03d", number);
    }

    static LocalDate session(int day) {
        return CALENDAR.session(FIRST_ORDINAL + day);
    }

    static Row row(int symbol, int day, float label, float... features) {
        return new Row(symbol(symbol), day, features, new float[] {label, label}, new float[] {label, label});
    }

    static DataSet dataSet(FeatureNames names, Universe universe, int lastDay, List<Row> rows) {
        DataSetBuilder builder = new DataSetBuilder(names, FIVE, universe, CALENDAR, session(lastDay));
        rows.forEach(row -> offer(builder, row));
        return builder.build();
    }

    static void offer(DataSetBuilder builder, Row row) {
        builder.add(row.symbol(), session(row.day()), row.features(), row.labels(), row.executable());
    }
}
