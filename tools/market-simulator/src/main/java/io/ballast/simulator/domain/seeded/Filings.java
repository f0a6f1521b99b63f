package io.ballast.simulator.domain.seeded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.simulator.domain.Statement;
import io.ballast.simulator.domain.Statement.Amounts;
import io.ballast.simulator.domain.Statement.Period;
import io.ballast.simulator.domain.seeded.Draws.Purpose;

/**
 * The quarterly and annual statements of the seeded companies. Three quarters are filed about five weeks after their end;
 * the fourth is only part of the annual statement, filed about ten weeks after the year's end. A few annual statements
 * are restated later.
 */
final class Filings {
    private static final double RESTATED = 0.02;
    private static final int RESTATED_AFTER_DAYS = 100;
    private static final double RESTATED_INCOME = 0.9;

    private final ExchangeCalendar calendar;
    private final Draws draws;
    private final Business business;

    Filings(ExchangeCalendar calendar, Draws draws) {
        this.calendar = calendar;
        this.draws = draws;
        this.business = new Business(draws);
    }

    /**
     * Statements of a company.
     *
     * @param security its position in the market
     * @param company the company
     * @param firstPeriodEnd earliest period end
     * @param upTo latest filing date
     * @param shares shares outstanding on a date
     */
    List<Statement> of(
            int security,
            Company company,
            LocalDate firstPeriodEnd,
            LocalDate upTo,
            ToDoubleFunction<LocalDate> shares) {
        List<Statement> statements = new ArrayList<>();
        if (company.isFund()) {
            return statements;
        }
        LocalDate listed = company.security().life().listedOn();
        LocalDate delisted = company.security().life().delistedOn();
        LocalDate firstOfQuarter =
                firstPeriodEnd.withDayOfMonth(1).minusMonths((firstPeriodEnd.getMonthValue() - 1) % 3);
        for (LocalDate start = firstOfQuarter; !start.isAfter(upTo); start = start.plusMonths(3)) {
            LocalDate end = start.plusMonths(3).minusDays(1);
            int quarter = (end.getMonthValue() - 1) / 3;
            Period period = quarter == 3 ? Period.FY : Period.values()[quarter];
            LocalDate filed = filingDate(company, end, period);
            boolean isListed = !filed.isBefore(listed) && (delisted == null || filed.isBefore(delisted));
            if (isListed && !filed.isAfter(upTo)) {
                Amounts amounts = amounts(company, end, period, shares.applyAsDouble(end));
                statements.add(new Statement(security, end, filed, period, amounts));
                restate(statements, company, upTo);
            }
        }
        return statements;
    }

    private LocalDate filingDate(Company company, LocalDate end, Period period) {
        int days = period == Period.FY ? 58 : 32;
        int spread = period == Period.FY ? 25 : 12;
        LocalDate day = end.plusDays(days + draws.below(Purpose.FILING, company.key(), end.toEpochDay(), spread));
        LocalDate last = calendar.session(calendar.size() - 1);
        return day.isAfter(last) ? day : calendar.onOrAfter(day);
    }

    private Amounts amounts(Company company, LocalDate end, Period period, double shares) {
        long quarter = end.getYear() * 4L + (end.getMonthValue() - 1) / 3;
        Amounts last = business.quarter(company, quarter, shares);
        if (period != Period.FY) {
            return last;
        }
        double revenue = 0;
        double grossProfit = 0;
        double netIncome = 0;
        for (long q = quarter - 3; q <= quarter; q++) {
            Amounts amounts = business.quarter(company, q, shares);
            revenue += amounts.revenue();
            grossProfit += amounts.grossProfit();
            netIncome += amounts.netIncome();
        }
        return new Amounts(
                revenue,
                grossProfit,
                netIncome,
                last.assets(),
                last.currentAssets(),
                last.currentLiabilities(),
                last.debt(),
                last.equity(),
                shares);
    }

    private void restate(List<Statement> statements, Company company, LocalDate upTo) {
        Statement filed = statements.get(statements.size() - 1);
        long day = filed.periodEnd().toEpochDay();
        if (filed.period() != Period.FY || draws.uniform(Purpose.YEARLY, company.key(), day) >= RESTATED) {
            return;
        }
        LocalDate again = filed.filedOn().plusDays(RESTATED_AFTER_DAYS);
        if (again.isAfter(upTo)) {
            return;
        }
        Amounts was = filed.amounts();
        Amounts is = new Amounts(
                was.revenue(),
                was.grossProfit(),
                Math.rint(was.netIncome() * RESTATED_INCOME),
                was.assets(),
                was.currentAssets(),
                was.currentLiabilities(),
                was.debt(),
                was.equity(),
                was.shares());
        statements.add(new Statement(filed.security(), filed.periodEnd(), again, filed.period(), is));
    }
}
