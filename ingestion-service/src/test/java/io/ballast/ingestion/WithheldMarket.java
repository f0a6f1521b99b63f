package io.ballast.ingestion;

/** A simulated market of three hundred stocks and a year that both providers serve. */
public final class WithheldMarket extends SeededMarket {

    /** Large enough to withhold ten thousand cells of it. */
    public WithheldMarket() {
        super(300, 365, BOTH);
    }
}
