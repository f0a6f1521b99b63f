package io.ballast.simulator.fault;

import java.util.List;
import java.util.Optional;

/** Whose format a path belongs to. */
final class FaultedPath {
    private static final List<String> ALPACA =
            List.of("/v2/stocks", "/v2/assets", "/v2/calendar", "/v2/clock", "/v1/corporate-actions");
    private static final List<String> POLYGON =
            List.of("/v2/aggs", "/v3/reference", "/vX/reference", "/stocks/", "/v1/marketstatus");

    private FaultedPath() {}

    /** The provider, empty for the simulator's own paths. */
    static Optional<String> provider(String path) {
        if (starts(ALPACA, path)) {
            return Optional.of("alpaca");
        }
        return starts(POLYGON, path) ? Optional.of("polygon") : Optional.empty();
    }

    private static boolean starts(List<String> prefixes, String path) {
        return prefixes.stream().anyMatch(path::startsWith);
    }
}
