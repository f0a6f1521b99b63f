package io.ballast.simulator.domain.seeded;

import java.util.List;

/**
 * The weak signal hidden in the market: what fell against the others over five sessions tends to come back. The signal of
 * a company is minus its five-session log return in units of its volatility, cut at +-{@value #CUT}, less the mean over
 * all companies of the session.
 */
final class PlantedSignal {
    /** Part of its own daily volatility by which a company is expected to move per unit of the signal. */
    static final double STRENGTH = 0.040;

    private static final double CUT = 2.5;
    private static final int SPAN = 5;

    private final List<Company> companies;
    /** Dividend-adjusted log levels of the last six sessions, by ordinal modulo six. */
    private final double[][] levels;

    private final double[] signal;

    PlantedSignal(List<Company> companies) {
        this.companies = companies;
        this.levels = new double[SPAN + 1][companies.size()];
        this.signal = new double[companies.size()];
    }

    /** Notes the log level of a company's price, dividends put back in, at the close of a session. */
    void record(int company, int ordinal, double level) {
        levels[ordinal % (SPAN + 1)][company] = level;
    }

    /** Works out the signals that drive the returns of a session from the levels before it. */
    void prepare(int ordinal) {
        double[] latest = levels[(ordinal - 1) % (SPAN + 1)];
        double[] earlier = levels[(ordinal - 1 - SPAN) % (SPAN + 1)];
        double sum = 0;
        int count = 0;
        for (int i = 0; i < signal.length; i++) {
            Company company = companies.get(i);
            if (applies(company, ordinal)) {
                double volatility = company.traits().totalVolatility() * Math.sqrt(SPAN);
                signal[i] = Math.max(-CUT, Math.min(CUT, (earlier[i] - latest[i]) / volatility));
                sum += signal[i];
                count++;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        for (int i = 0; i < signal.length; i++) {
            signal[i] = applies(companies.get(i), ordinal) ? signal[i] - mean : 0;
        }
    }

    /** Expected log return of the session that was prepared. */
    double drift(int company) {
        return STRENGTH * companies.get(company).traits().ownVolatility() * signal[company];
    }

    private static boolean applies(Company company, int ordinal) {
        return !company.isFund() && company.first() + SPAN < ordinal && ordinal <= company.last();
    }
}
