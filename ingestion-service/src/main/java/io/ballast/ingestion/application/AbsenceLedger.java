package io.ballast.ingestion.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every cell (member, session) without a bar, with one reason. Writes work in the current transaction. */
public interface AbsenceLedger {

    /**
     * An absent cell.
     *
     * @param symbol the ticker
     * @param session the session
     * @param reason one of {@code not-listed}, {@code delisted}, {@code halted}, {@code no-trade},
     *     {@code provider-missing}, {@code quarantined}, {@code not-fetched}
     * @param provider who was asked, comma-separated; null if nobody was
     * @param detail what was answered, or who declared it
     */
    record Absence(String symbol, LocalDate session, String reason, String provider, String detail) {}

    /**
     * How the cells of a range add up: {@code expected = present + the sum over absent}.
     *
     * @param expected sessions of all members
     * @param present of them, those with a bar
     * @param absent of them, those without, by reason
     */
    record Totals(long expected, long present, Map<String, Long> absent) {}

    /**
     * Which absences are asked for; null: any.
     *
     * @param from first date
     * @param to last date, included
     */
    record Filter(String symbol, String reason, LocalDate from, LocalDate to) {}

    /**
     * A day the calendar takes for a session and on which the exchange was closed.
     *
     * @param session the day
     * @param reason why
     * @param author who says so
     */
    record Closure(LocalDate session, String reason, String author) {}

    /**
     * Absences of one symbol that a person explains.
     *
     * @param from first session
     * @param to the date after the last one
     * @param reason {@code halted} or {@code no-trade}
     * @param detail what is known of it
     * @param author who says so
     */
    record Declaration(String symbol, LocalDate from, LocalDate to, String reason, String detail, String author) {}

    /**
     * Declarations that are taken back.
     *
     * @param from first session
     * @param to the date after the last one
     * @param why what was wrong
     * @param author who says so
     */
    record Withdrawal(String symbol, LocalDate from, LocalDate to, String why, String author) {}

    /**
     * A declaration that holds, or held until it was taken back.
     *
     * @param withdrawnWhy null while it holds, as the two that follow
     */
    record Declared(Declaration declaration, String withdrawnWhy, String withdrawnBy, Instant withdrawnAt) {}

    /**
     * Accounts for every cell from a date on; what was accounted for before stays so.
     *
     * @param from first date
     */
    void cover(LocalDate from);

    /** Absent cells, newest session first, at most {@code limit}. */
    List<Absence> absences(Filter filter, int limit);

    /** The totals of a filter's range and symbol; its reason is left out of account. */
    Totals totals(Filter filter);

    /** The declared closures, ascending. */
    List<Closure> closures();

    /** The days of the declared closures. */
    Set<LocalDate> closedDays();

    /** Declares or corrects a closure. */
    void close(Closure closure);

    /**
     * Withdraws a closure.
     *
     * @return false if there was none
     */
    boolean reopen(LocalDate session);

    /**
     * Declares absences in place of what was declared of their days. One that begins on the same day as an earlier one
     * corrects it, and takes the place of all of it.
     */
    void declare(Declaration declaration);

    /**
     * Takes back what was declared of some days; of other days it stays.
     *
     * @return what was taken back, by its days; none if nothing was declared of them
     */
    List<Declaration> withdraw(Withdrawal withdrawal);

    /**
     * What was declared, also what was taken back since, by symbol and day.
     *
     * @param symbol null for all
     */
    List<Declared> declarations(String symbol);
}
