package io.ballast.ingestion;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The seeded market with both providers, and a short history. */
public final class FaultyMarket implements QuarkusTestResourceLifecycleManager {

    private final SeededMarket market = new SeededMarket();

    @Override
    public Map<String, String> start() {
        Map<String, String> variables = new HashMap<>(market.start());
        String url = variables.get("POLYGON_BASE_URL");
        variables.put("APCA_DATA_BASE_URL", url);
        variables.put("APCA_API_BASE_URL", url);
        variables.put("APCA_API_KEY_ID", "demo");
        variables.put("APCA_API_SECRET_KEY", "demo");
        variables.put("BACKFILL_TARGET_DAYS", "40");
        return variables;
    }

    @Override
    public void inject(TestInjector injector) {
        market.inject(injector);
    }

    @Override
    public void stop() {
        market.stop();
    }
}
