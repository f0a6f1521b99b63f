package io.ballast.simulator.polygon;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.domain.Statement;
import io.ballast.simulator.domain.Statement.Period;

/** The statements filed by now, and what both forms of the financials' endpoints need of them. */
final class StatementRows {
    static final Comparator<Statement> BY_PERIOD = Comparator.comparing(Statement::periodEnd);
    static final Comparator<Statement> BY_FILING = Comparator.comparing(Statement::knownOn);
    static final Comparator<Statement> TIES = Comparator.comparing(Statement::security)
            .thenComparing(BY_PERIOD)
            .thenComparing(Statement::period)
            .thenComparing(BY_FILING);

    private StatementRows() {}

    static Stream<Statement> filed(MarketView view) {
        return view.statements().stream()
                .filter(statement -> view.isKnown(view.securities().get(statement.security())));
    }

    /** Those whose company and filing date are asked for. */
    static Predicate<Statement> chosen(Query query, MarketView view) {
        Predicate<String> cik = Filters.texts(query, "cik");
        Predicate<LocalDate> filing = Filters.dates(query, "filing_date");
        return statement -> cik.test(security(statement, view).cik()) && filing.test(statement.filedOn());
    }

    static Security security(Statement statement, MarketView view) {
        return view.securities().get(statement.security());
    }

    static String timeframe(Statement statement) {
        return statement.period() == Period.FY ? "annual" : "quarterly";
    }

    /** Dollars a share, NaN if either is unknown. */
    static double earningsPerShare(Statement statement) {
        double shares = statement.amounts().shares();
        return shares > 0 ? cents(statement.amounts().netIncome() / shares) : Double.NaN;
    }

    private static double cents(double dollars) {
        return Math.rint(dollars * 100) / 100;
    }
}
