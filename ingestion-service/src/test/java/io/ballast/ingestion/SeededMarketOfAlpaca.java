package io.ballast.ingestion;

import java.util.List;

/** The same market, with Alpaca as the only provider. */
public final class SeededMarketOfAlpaca extends SeededMarket {

    /** As large as the other one. */
    public SeededMarketOfAlpaca() {
        super(SYMBOLS, HISTORY_DAYS, List.of("alpaca"));
    }
}
