package io.ballast.ingestion;

import java.util.Map;

/** A simulated market that both providers serve; in campaigns of three hundred stocks and a year. */
public final class WithheldMarket extends SeededMarket {

    static final boolean CAMPAIGN = Boolean.getBoolean("ballast.campaign");

    /** As large as is asked for. */
    public WithheldMarket() {
        super(CAMPAIGN ? 300 : 60, CAMPAIGN ? 365 : 60);
    }

    @Override
    Map<String, String> provider(String url) {
        return Map.of(
                "POLYGON_BASE_URL",
                url,
                "POLYGON_API_KEY",
                "demo",
                "APCA_DATA_BASE_URL",
                url,
                "APCA_API_BASE_URL",
                url,
                "APCA_API_KEY_ID",
                "demo",
                "APCA_API_SECRET_KEY",
                "demo");
    }
}
