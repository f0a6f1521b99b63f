package io.ballast.simulator.domain.seeded;

import java.util.List;

import io.ballast.simulator.domain.seeded.Draws.Purpose;

/**
 * Decides who does not trade: halts of one to three sessions, and days without a single trade. On no session do more than
 * two percent of the listed companies pause.
 */
final class TradingPauses {
    private static final double LARGEST_SHARE = 0.02;
    private static final double HALTS_PER_SESSION = 0.25 / 252;
    private static final int LONGEST_HALT = 3;
    private static final double NO_TRADE = 0.0003;
    private static final double NO_TRADE_WHEN_THIN = 0.01;

    private final Draws draws;
    private final List<Company> companies;
    /** First ordinal on which the company trades again. */
    private final int[] haltedUntil;

    TradingPauses(Draws draws, List<Company> companies) {
        this.draws = draws;
        this.companies = companies;
        this.haltedUntil = new int[companies.size()];
    }

    /** Marks the companies that pause on a session. */
    void mark(int ordinal, boolean[] paused) {
        int listed = 0;
        for (Company company : companies) {
            listed += company.tradesOn(ordinal) ? 1 : 0;
        }
        int left = (int) (LARGEST_SHARE * listed);
        for (int i = 0; i < paused.length; i++) {
            paused[i] = left > 0 && haltedUntil[i] > ordinal && companies.get(i).tradesOn(ordinal);
            left -= paused[i] ? 1 : 0;
            haltedUntil[i] = paused[i] ? haltedUntil[i] : 0;
        }
        for (int i = 0; i < paused.length && left > 0; i++) {
            if (!paused[i] && pauses(i, ordinal)) {
                paused[i] = true;
                left--;
            }
        }
    }

    private boolean pauses(int i, int ordinal) {
        Company company = companies.get(i);
        if (company.isFund() || ordinal <= company.first() || ordinal >= company.last()) {
            return false;
        }
        if (draws.uniform(Purpose.HALT, company.key(), ordinal) < HALTS_PER_SESSION) {
            int length = 1 + draws.below(Purpose.HALT_LENGTH, company.key(), ordinal, LONGEST_HALT);
            haltedUntil[i] = Math.min(ordinal + length, company.last());
            return true;
        }
        double chance = company.traits().kind() == Kind.THIN ? NO_TRADE_WHEN_THIN : NO_TRADE;
        return draws.uniform(Purpose.NO_TRADE, company.key(), ordinal) < chance;
    }
}
