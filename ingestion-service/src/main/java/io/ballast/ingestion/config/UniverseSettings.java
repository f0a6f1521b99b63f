package io.ballast.ingestion.config;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.ballast.ingestion.domain.universe.UniverseFilter;
import io.ballast.kit.config.Variables;

/**
 * Who belongs to the universe, and whose bars are stored beside it.
 *
 * @param filter thresholds of the universe rule
 * @param benchmark the market proxy that returns are compared with
 */
public record UniverseSettings(UniverseFilter filter, String benchmark) {

    /** Funds whose bars are stored where the provider has them, whatever the benchmark: small caps and large caps. */
    public static final List<String> MARKET_PROXIES = List.of("IWM", "SPY");

    private static final double LARGEST_USD = 1e15;

    /** Checks that all is there. */
    public UniverseSettings {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(benchmark, "benchmark");
    }

    /** Reads the variables {@code UNIVERSE_*} of the filter and {@code BENCHMARK_SYMBOL}. */
    public static UniverseSettings from(Variables variables) {
        UniverseFilter filter = new UniverseFilter(
                variables.optionalNumber("UNIVERSE_MAX_MARKET_CAP_USD", 3e9, 0, LARGEST_USD),
                variables.optionalNumber("UNIVERSE_MIN_PRICE_USD", 2.0, 0, LARGEST_USD),
                variables.optionalNumber("UNIVERSE_MIN_ADV_USD", 1e6, 0, LARGEST_USD));
        return new UniverseSettings(filter, variables.text("BENCHMARK_SYMBOL", "IWM"));
    }

    /** The benchmark and the market proxies. */
    public Set<String> proxies() {
        Set<String> proxies = new TreeSet<>(MARKET_PROXIES);
        proxies.add(benchmark);
        return proxies;
    }
}
