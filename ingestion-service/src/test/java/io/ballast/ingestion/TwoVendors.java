package io.ballast.ingestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.ballast.testkit.SharedData;

/** Two vendors' versions of one real market, replayed by a simulator each: the first as Polygon, the second as Alpaca. */
public final class TwoVendors implements QuarkusTestResourceLifecycleManager {

    static final String FIRST = "data/sp500-2013-2018";
    static final String SECOND = "data/sp500-2012-2017-second-vendor";
    static final String FROM = "2013-02-08";
    static final String TO = "2017-08-11";

    private SimulatorProcess polygon;
    private SimulatorProcess alpaca;

    @Override
    public Map<String, String> start() {
        try {
            polygon = replay(FIRST);
            alpaca = replay(SECOND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Map<String, String> variables = new HashMap<>(SeededMarket.credentials("polygon", polygon.url()));
        variables.putAll(SeededMarket.credentials("alpaca", alpaca.url()));
        variables.put("BALLAST_CLOCK", polygon.clock().toString());
        variables.put("BACKFILL_TARGET_DAYS", "1646");
        return variables;
    }

    private static SimulatorProcess replay(String path) throws IOException {
        return SimulatorProcess.start(
                Map.of("SIMULATOR_REPLAY", SharedData.require(path).toString(), "SIMULATOR_UNTIL", TO));
    }

    @Override
    public void stop() {
        for (SimulatorProcess simulator : new SimulatorProcess[] {polygon, alpaca}) {
            if (simulator != null) {
                simulator.close();
            }
        }
    }
}
