package io.ballast.simulator.domain.seeded;

/**
 * Random numbers that are a function of (seed, purpose, subject, moment) and nothing else, so that neither the order nor
 * the number of draws matters. Only exact arithmetic is used: every machine gets the same bits.
 */
final class Draws {
    private static final long STRIDE = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    /** The sum of twelve 16-bit numbers has this mean. */
    private static final double NORMAL_CENTRE = 12 * 32767.5;

    /** What is drawn. Append only: the order is part of the numbers. */
    enum Purpose {
        MARKET_RETURN,
        MARKET_VOLATILITY,
        SECTOR_RETURN,
        OWN_RETURN,
        OWN_SHOCK,
        OPEN,
        HIGH,
        LOW,
        VOLUME,
        HALT,
        HALT_LENGTH,
        NO_TRADE,
        SPLIT,
        SPLIT_RATIO,
        LIFETIME,
        RELISTING,
        FATE,
        LISTING_DATE,
        TICKER,
        NAME,
        IDENTIFIER,
        TRAIT,
        START_LEVEL,
        FILING,
        BUSINESS,
        YEARLY
    }

    private final long seed;

    Draws(long seed) {
        this.seed = seed;
    }

    /** 64 equally likely bits. */
    long bits(Purpose purpose, long subject, long moment) {
        long h = mix(seed + STRIDE * (purpose.ordinal() + 1));
        h = mix(h ^ (subject + 1) * STRIDE);
        return mix(h ^ (moment + 1) * STRIDE);
    }

    /** Equally distributed in [0, 1). */
    double uniform(Purpose purpose, long subject, long moment) {
        return (bits(purpose, subject, moment) >>> 11) * UNIT;
    }

    /** Equally distributed in [low, high). */
    double between(Purpose purpose, long subject, long moment, double low, double high) {
        return low + (high - low) * uniform(purpose, subject, moment);
    }

    /** Whole number in [0, bound). */
    int below(Purpose purpose, long subject, long moment, int bound) {
        return (int) (uniform(purpose, subject, moment) * bound);
    }

    /** Mean 0, variance 1, nearly normal, within -6 to 6: the centred sum of twelve uniform numbers. */
    double normal(Purpose purpose, long subject, long moment) {
        long h = bits(purpose, subject, moment);
        long sum = 0;
        for (int word = 0; word < 3; word++) {
            sum += (h & 0xFFFF) + (h >>> 16 & 0xFFFF) + (h >>> 32 & 0xFFFF) + (h >>> 48);
            h = mix(h + STRIDE);
        }
        return (sum - NORMAL_CENTRE) / 65536;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
