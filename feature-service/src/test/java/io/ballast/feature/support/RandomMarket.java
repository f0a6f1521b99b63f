package io.ballast.feature.support;

import java.util.Random;

/** Random markets with holes, zero volumes, constant prices, splits, late listings and single rows. */
public final class RandomMarket {
    /** Sessions of a market. */
    public static final int SESSIONS = 420;

    /** Shares outstanding of every symbol, as of session number 0. */
    public static final double SHARES = 1e6;

    private RandomMarket() {}

    /**
     * A market of seven symbols, the benchmark IWM and shares known from the second session on.
     *
     * @param random source of all of it
     * @param begin session number before which bars are left out
     * @return market
     */
    public static SmallMarket of(Random random, int begin) {
        SmallMarket market = new SmallMarket();
        int[] kinds = {0, 0, 1, 2, 3, 4, 5};
        addSymbol(market, "IWM", random.nextInt(4) == 0 ? 1 : 0, random, begin);
        for (int i = 0; i < kinds.length; i++) {
            String symbol = "S" + i;
            addSymbol(market, symbol, kinds[i], random, begin);
            market.shares(symbol, 0, 0, SHARES);
        }
        return market;
    }

    /** Kinds: 0 walk, 1 constant price, 2 few price levels, 3 late listing, 4 a single row, 5 steady growth. */
    private static void addSymbol(SmallMarket market, String symbol, int kind, Random random, int begin) {
        double close = 1 + 99 * random.nextDouble();
        double[] factors = {1, 1};
        int from = kind == 3 ? 100 + random.nextInt(200) : kind == 4 ? SESSIONS - 1 : 0;
        int hole = 0;
        for (int session = from; session < SESSIONS; session++) {
            close = next(kind, close, random);
            if (random.nextInt(150) == 0) {
                factors[0] *= 2 * (1 + random.nextDouble() / 50);
                factors[1] *= 2;
                close = kind == 1 ? close : close / 2;
            }
            if (random.nextInt(120) == 0) {
                hole = 1 + random.nextInt(random.nextInt(3) == 0 ? 40 : 4);
            }
            double[] bar = bar(kind, close, factors, random);
            if ((hole-- <= 0 || kind == 4) && session >= begin) {
                market.bar(symbol, session, bar);
            }
        }
    }

    private static double next(int kind, double close, Random random) {
        double shock = random.nextGaussian();
        return switch (kind) {
            case 1 -> close;
            case 2 -> 10 + random.nextInt(3);
            case 5 -> close * (1.001 + 1e-7 * shock);
            default -> close * Math.exp(0.03 * shock);
        };
    }

    private static double[] bar(int kind, double close, double[] factors, Random random) {
        double open = kind == 1 ? close : close * (1 + 0.01 * random.nextGaussian());
        double high = Math.max(open, close) * (1 + (kind == 1 ? 0 : 0.01 * random.nextDouble()));
        double low = Math.min(open, close) * (1 - (kind == 1 ? 0 : 0.01 * random.nextDouble()));
        double volume = random.nextInt(kind == 2 ? 3 : 40) == 0 ? 0 : 1 + random.nextInt(1_000_000);
        return new double[] {open, high, low, close, volume, factors[0], factors[1]};
    }
}
