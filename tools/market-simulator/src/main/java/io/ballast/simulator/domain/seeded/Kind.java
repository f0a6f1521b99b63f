package io.ballast.simulator.domain.seeded;

/** What a company is made for. Of 50 companies 47 are ordinary; the others give universe rules something to exclude. */
enum Kind {
    /** A small company that passes the usual universe rules. */
    ORDINARY(0.75),
    /** Market value above three billion dollars. */
    LARGE(0.30),
    /** Priced below two dollars. */
    PENNY(0.20),
    /** Trades less than a million dollars a day. */
    THIN(0.60),
    /** A fund. */
    FUND(2.00);

    private static final int PATTERN = 50;

    private final double band;

    Kind(double band) {
        this.band = band;
    }

    /** How far the logarithm of the price may stray from its start before it is pulled back. */
    double band() {
        return band;
    }

    /** Kind of the companies in a slot of the market. */
    static Kind ofSlot(int slot) {
        return switch (slot % PATTERN) {
            case 7 -> LARGE;
            case 19 -> PENNY;
            case 31 -> THIN;
            default -> ORDINARY;
        };
    }
}
