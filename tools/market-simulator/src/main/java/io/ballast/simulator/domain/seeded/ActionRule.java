package io.ballast.simulator.domain.seeded;

import java.time.LocalDate;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.simulator.domain.CashDividend.Schedule;
import io.ballast.simulator.domain.seeded.Draws.Purpose;

/** When companies split their shares and pay dividends. */
final class ActionRule {
    private static final double DEAR = StrictMath.log(45);
    private static final double CHEAP = StrictMath.log(3.5);
    private static final double SPLITS_WHEN_DEAR = 0.25 / 252;
    private static final double REVERSE_SPLITS_WHEN_CHEAP = 1.0 / 252;
    private static final LocalDate NEXT_DAY_SETTLEMENT = LocalDate.of(2024, 5, 28);

    private final ExchangeCalendar calendar;
    private final Draws draws;

    ActionRule(ExchangeCalendar calendar, Draws draws) {
        this.calendar = calendar;
        this.draws = draws;
    }

    /** A split ratio. */
    record Ratio(int from, int to) {
        static final Ratio NONE = new Ratio(1, 1);
    }

    /** The split that becomes effective on a session; dear shares are split, cheap ones joined, now and then. */
    Ratio split(Company company, int ordinal, double logPrice) {
        boolean dear = logPrice > DEAR;
        boolean cheap = logPrice < CHEAP && company.traits().kind() != Kind.PENNY && !company.failing();
        if (company.isFund() || !(dear || cheap)) {
            return Ratio.NONE;
        }
        double chance = dear ? SPLITS_WHEN_DEAR : REVERSE_SPLITS_WHEN_CHEAP;
        if (draws.uniform(Purpose.SPLIT, company.key(), ordinal) >= chance) {
            return Ratio.NONE;
        }
        double choice = draws.uniform(Purpose.SPLIT_RATIO, company.key(), ordinal);
        if (cheap) {
            return choice < 0.5 ? new Ratio(5, 1) : new Ratio(10, 1);
        }
        if (choice < 0.6) {
            return new Ratio(1, 2);
        }
        return choice < 0.85 ? new Ratio(1, 3) : new Ratio(2, 3);
    }

    /** Ordinal of the first dividend's ex-date on or after a session, never if the company pays none. */
    int nextDividend(Company company, int ordinal) {
        if (company.traits().dividendYield() == 0 || ordinal >= calendar.size()) {
            return Integer.MAX_VALUE;
        }
        LocalDate date = calendar.session(ordinal);
        LocalDate quarter = date.withDayOfMonth(1).minusMonths((date.getMonthValue() - 1) % 3);
        while (true) {
            LocalDate day = quarter.plusDays(company.traits().dividendDay());
            if (day.isAfter(calendar.session(calendar.size() - 1))) {
                return Integer.MAX_VALUE;
            }
            LocalDate ex = calendar.onOrAfter(day);
            if (!ex.isBefore(date)) {
                return calendar.ordinal(ex);
            }
            quarter = quarter.plusMonths(3);
        }
    }

    /** Cents a share for a quarter, from the last close in cents; may be 0. */
    static int dividendCents(Company company, int closeCents) {
        return (int) Math.round(closeCents * company.traits().dividendYield() / 4);
    }

    /** The dates around an ex-date. The record date was one session later while settlement took two days. */
    Schedule schedule(int exOrdinal) {
        LocalDate ex = calendar.session(exOrdinal);
        boolean sameDay = !ex.isBefore(NEXT_DAY_SETTLEMENT) || exOrdinal + 1 >= calendar.size();
        LocalDate record = sameDay ? ex : calendar.session(exOrdinal + 1);
        return new Schedule(calendar.onOrBefore(ex.minusDays(21)), record, record.plusDays(14), 4);
    }
}
