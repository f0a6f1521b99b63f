package io.ballast.feature.domain.explain;

import java.time.LocalDate;

import io.ballast.feature.domain.fundamental.KnownStatements;
import io.ballast.feature.domain.fundamental.Statement;

/** Shares and statements that a row uses. */
final class FactsInUse {
    private FactsInUse() {}

    static Explanation.Shares shares(ComputedRow computed) {
        int day = (int) computed.date().toEpochDay();
        return computed.facts()
                .shares()
                .knownBefore(day)
                .map(known -> new Explanation.Shares(
                        LocalDate.ofEpochDay(known.asOf()),
                        LocalDate.ofEpochDay(known.knownOn()),
                        known.shares(),
                        nullable(computed.shares(computed.row()))))
                .orElse(null);
    }

    static Explanation.Fundamentals statement(ComputedRow computed) {
        int day = (int) computed.date().toEpochDay();
        KnownStatements known = KnownStatements.before(computed.facts().statements(), day);
        if (known.isEmpty()) {
            return null;
        }
        Statement newest = known.newest();
        return new Explanation.Fundamentals(
                LocalDate.ofEpochDay(newest.periodEnd()),
                LocalDate.ofEpochDay(newest.filedOn()),
                newest.annual(),
                nullable(known.trailingYear(Statement::netIncome)),
                nullable(known.trailingYear(Statement::revenue)),
                nullable(known.trailingYear(Statement::grossProfit)),
                nullable(newest.assets()),
                nullable(newest.currentAssets()),
                nullable(newest.currentLiabilities()),
                nullable(newest.debt()),
                nullable(newest.equity()));
    }

    static Double nullable(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
