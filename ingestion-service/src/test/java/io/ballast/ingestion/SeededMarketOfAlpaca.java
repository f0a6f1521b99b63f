package io.ballast.ingestion;

import java.util.Map;

/** The same market, with Alpaca as the only provider. */
public final class SeededMarketOfAlpaca extends SeededMarket {

    @Override
    Map<String, String> provider(String url) {
        return Map.of(
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
