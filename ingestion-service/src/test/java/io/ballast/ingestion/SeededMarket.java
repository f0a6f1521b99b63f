package io.ballast.ingestion;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A simulated market of forty stocks and half a year in which two are delisted, and the service's clock at its evening. */
public class SeededMarket implements QuarkusTestResourceLifecycleManager {

    static final int SYMBOLS = 40;
    static final int HISTORY_DAYS = 200;

    /** Both providers, in the usual order. */
    static final List<String> BOTH = List.of("polygon", "alpaca");

    private final int symbols;
    private final int historyDays;
    private final List<String> providers;
    private SimulatorProcess simulator;

    /** The market the other tests know. */
    public SeededMarket() {
        this(SYMBOLS, HISTORY_DAYS, List.of("polygon"));
    }

    /**
     * @param symbols stocks
     * @param historyDays calendar days of history wanted
     * @param providers who is asked
     */
    SeededMarket(int symbols, int historyDays, List<String> providers) {
        this.symbols = symbols;
        this.historyDays = historyDays;
        this.providers = providers;
    }

    @Override
    public Map<String, String> start() {
        try {
            simulator = SimulatorProcess.start(Map.of(
                    "SIMULATOR_SYMBOLS", Integer.toString(symbols),
                    "SIMULATOR_SEED", "2",
                    "SIMULATOR_DAYS", Integer.toString(historyDays + 60)));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        Map<String, String> variables = new HashMap<>();
        providers.forEach(provider -> variables.putAll(credentials(provider, simulator.url())));
        variables.put("BALLAST_CLOCK", simulator.clock().toString());
        variables.put("BACKFILL_TARGET_DAYS", Integer.toString(historyDays));
        variables.put("BACKFILL_MAX_STEP", "40");
        variables.put("BACKFILL_SLEEP_ON_ERROR_SEC", "0");
        variables.put("BACKFILL_PATIENCE_MINUTES", "0");
        return variables;
    }

    /** What lets a service ask a simulator as a provider. */
    static Map<String, String> credentials(String provider, String url) {
        return switch (provider) {
            case "polygon" -> Map.of("POLYGON_BASE_URL", url, "POLYGON_API_KEY", "demo");
            case "alpaca" ->
                Map.of(
                        "APCA_DATA_BASE_URL",
                        url,
                        "APCA_API_BASE_URL",
                        url,
                        "APCA_API_KEY_ID",
                        "demo",
                        "APCA_API_SECRET_KEY",
                        "demo");
            default -> throw new IllegalArgumentException(provider);
        };
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(simulator, new TestInjector.MatchesType(SimulatorProcess.class));
    }

    @Override
    public void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
