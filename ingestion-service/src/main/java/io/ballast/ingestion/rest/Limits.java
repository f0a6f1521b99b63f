package io.ballast.ingestion.rest;

import java.time.LocalDate;

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

    /** What a request says; refuses one that says nothing. */
    static <T> T body(T said) {
        if (said == null) {
            throw Problem.badRequest("the body is missing", "Send a JSON object; see /q/openapi.");
        }
        return said;
    }

    /** Refuses a range that ends before it begins; either end may be open. */
    static void ordered(LocalDate from, LocalDate to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw Problem.badRequest("to=" + to + " is before from=" + from, "Give the earlier date as from.");
        }
    }

    /** Text that must be there. */
    static String text(String name, String text) {
        if (text == null || text.isBlank()) {
            throw Problem.badRequest(name + " is missing", "Give " + name + " in the body.");
        }
        return text;
    }

    /** Likewise, or null where no symbol is named. */
    static String symbolIfAny(SymbolBook book, String symbol) {
        return symbol == null ? null : symbol(book, symbol);
    }

    /** What a security is kept as, by its symbol or a ticker it had before; refuses one nobody knows. */
    static String symbol(SymbolBook book, String symbol) {
        return book.keptAs(symbol)
                .orElseThrow(() -> Problem.notFound(
                        "The symbol " + symbol + " is not known",
                        "Check the spelling: case matters. See /api/v1/universe."));
    }
}
