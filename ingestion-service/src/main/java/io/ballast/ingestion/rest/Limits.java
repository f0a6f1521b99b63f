package io.ballast.ingestion.rest;

import io.ballast.ingestion.application.SymbolBook;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.kit.problem.Problem;

/** Checks what callers ask for. */
final class Limits {

    private Limits() {}

    /** A number of rows within 1 and the most there may be. */
    static int limit(Integer asked, int otherwise, int most) {
        int limit = asked == null ? otherwise : asked;
        if (limit < 1 || limit > most) {
            throw Problem.badRequest(
                    "limit=" + limit + " is not allowed: 1 to " + most + " is expected", "Ask for fewer rows.");
        }
        return limit;
    }

    /** Calendar days of history, or what holds without a number. */
    static int days(Integer asked, int otherwise) {
        int days = asked == null ? otherwise : asked;
        if (days < 1 || days > BackfillSettings.LONGEST_HISTORY) {
            throw Problem.badRequest(
                    "target-days=" + days + " is not allowed: 1 to " + BackfillSettings.LONGEST_HISTORY
                            + " calendar days are expected",
                    "The exchange calendar begins in 1990.");
        }
        return days;
    }

    /** Text that must be there. */
    static String text(String name, String text) {
        if (text == null || text.isBlank()) {
            throw Problem.badRequest(name + " is missing", "Give " + name + " in the body.");
        }
        return text;
    }

    /** What a security is kept as, by its symbol or a ticker it had before; refuses one nobody knows. */
    static String symbol(SymbolBook book, String symbol) {
        return book.keptAs(symbol)
                .orElseThrow(() -> Problem.notFound(
                        "The symbol " + symbol + " is not known",
                        "Check the spelling: case matters. See /api/v1/universe."));
    }
}
