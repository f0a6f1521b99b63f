package io.ballast.ingestion;

import java.util.Map;

/** The seeded market with both providers, and a short history. */
public final class FaultyMarket extends SeededMarket {

    /** As large as the other one. */
    public FaultyMarket() {
        super(SYMBOLS, HISTORY_DAYS, BOTH);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> variables = super.start();
        variables.put("BACKFILL_TARGET_DAYS", "40");
        return variables;
    }
}
