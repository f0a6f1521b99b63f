package io.ballast.ingestion.provider.polygon;

import java.util.List;
import java.util.Optional;

import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.provider.polygon.StatementParser.Row;

/**
 * Asks for what a company filed: at the present interface, and at the one it took the place of where the plan does not
 * include the present one or it knows nothing of the company.
 */
final class PolygonFilings {

    private static final int LIMIT = 5000;
    private static final int OLDER_LIMIT = 100;

    private final Pages pages;
    private final PlanGate statements = new PlanGate();

    PolygonFilings(Pages pages) {
        this.pages = pages;
    }

    /**
     * All filings of a company.
     *
     * @param symbol its ticker
     * @param cik its number; null if unknown
     */
    Filings of(String symbol, String cik) {
        return statements
                .ask(() -> present(symbol, cik))
                .filter(filings -> !filings.isEmpty())
                .orElseGet(() -> older(symbol, cik));
    }

    private Optional<Filings> present(String symbol, String cik) {
        List<Row> incomes = rows("income-statements", symbol, cik);
        List<Row> balances = rows("balance-sheets", symbol, cik);
        return Optional.of(StatementParser.together(symbol, incomes, balances));
    }

    private List<Row> rows(String kind, String symbol, String cik) {
        return pages.all(
                "/stocks/financials/v1/" + kind + "?tickers=" + PolygonProvider.encoded(symbol)
                        + "&sort=period_end.asc&limit=" + LIMIT,
                body -> StatementParser.page(body, cik));
    }

    private Filings older(String symbol, String cik) {
        return FilingParser.together(pages.all(
                "/vX/reference/financials?ticker=" + PolygonProvider.encoded(symbol)
                        + "&order=asc&sort=period_of_report_date&limit=" + OLDER_LIMIT,
                body -> FilingParser.page(body, symbol, cik)));
    }
}
