package io.ballast.simulator.domain.seeded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.ballast.simulator.domain.CashDividend;
import io.ballast.simulator.domain.Split;

/** The splits and dividends so far, in the order of their ex-dates; within a date in the order of the tickers. */
final class ActionLog {
    private final List<Split> splits = new ArrayList<>();
    private final List<CashDividend> dividends = new ArrayList<>();

    void add(Split split) {
        splits.add(split);
    }

    void add(CashDividend dividend) {
        dividends.add(dividend);
    }

    List<Split> splits(LocalDate from, LocalDate upTo) {
        return splits.stream()
                .filter(split -> isWithin(split.exDate(), from, upTo))
                .toList();
    }

    List<CashDividend> dividends(LocalDate from, LocalDate upTo) {
        return dividends.stream()
                .filter(dividend -> isWithin(dividend.exDate(), from, upTo))
                .toList();
    }

    /** Shares that one share of the company's start has become by a date. */
    double sharesPerStartShare(int security, LocalDate date) {
        double shares = 1;
        for (Split split : splits) {
            if (split.security() == security && !split.exDate().isAfter(date)) {
                shares *= split.to() / split.from();
            }
        }
        return shares;
    }

    private static boolean isWithin(LocalDate date, LocalDate from, LocalDate upTo) {
        return !date.isBefore(from) && !date.isAfter(upTo);
    }
}
