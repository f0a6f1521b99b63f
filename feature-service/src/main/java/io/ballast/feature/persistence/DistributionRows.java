package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.feature.domain.crosssection.Distribution;
import io.ballast.feature.domain.crosssection.ScoredFeature;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyReader;
import io.ballast.kit.copy.BinaryCopyWriter;

/** Rows of the table shard_distribution: one per session and score that has a distribution. */
final class DistributionRows {
    private static final String COLUMNS = "session, score, low, high, mean, deviation";
    private static final String WRITE = "copy feature.shard_distribution (" + COLUMNS + ") from stdin (format binary)";
    private static final String READ =
            "copy (select " + COLUMNS + " from feature.shard_distribution) to stdout (format binary)";
    private static final List<String> SCORES = ScoredFeature.ALL.stream()
            .map(ScoredFeature::score)
            .map(Feature::column)
            .toList();

    private DistributionRows() {}

    static void write(Connection connection, ExchangeCalendar calendar, CrossSections crossSections)
            throws SQLException {
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, WRITE)) {
            for (int session = 0; session < calendar.size(); session++) {
                for (int c = 0; c < SCORES.size(); c++) {
                    Distribution distribution = crossSections.distribution(session, c);
                    if (distribution != null) {
                        copy.startRow(6);
                        copy.date(calendar.epochDay(session));
                        copy.text(SCORES.get(c));
                        copy.float8(distribution.low());
                        copy.float8(distribution.high());
                        copy.float8(distribution.mean());
                        copy.float8(distribution.deviation());
                    }
                }
            }
            copy.finish();
        }
    }

    static CrossSections read(Connection connection, ExchangeCalendar calendar) {
        Distribution[][] distributions = new Distribution[calendar.size()][SCORES.size()];
        CopyRows.read(connection, READ, row -> read(row, calendar, distributions));
        return new CrossSections(distributions);
    }

    private static void read(BinaryCopyReader row, ExchangeCalendar calendar, Distribution[][] distributions) {
        int session = calendar.ordinal(LocalDate.ofEpochDay(row.epochDay()));
        int score = SCORES.indexOf(row.text());
        distributions[session][score] = new Distribution(row.float8(), row.float8(), row.float8(), row.float8());
    }
}
