package io.ballast.launcher.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The documented environment variables, and which of them a verb hands on for its one call. */
public final class Variables {

    /** Settings of the work itself; they may change from call to call. */
    private static final List<String> PER_CALL = List.of(
            "ALPACA_DATA_FEED",
            "ARBITRATION_TOLERANCE_BPS",
            "ARBITRATION_VOLUME_TOLERANCE_BPS",
            "ARBITRATION_ALARM_BPS",
            "BACKFILL_TARGET_DAYS",
            "BACKFILL_MIN_STEP",
            "BACKFILL_MAX_STEP",
            "BACKFILL_SLOW_THRESHOLD",
            "BACKFILL_SLEEP_BETWEEN_SEC",
            "BACKFILL_SLEEP_ON_ERROR_SEC",
            "BACKFILL_PATIENCE_MINUTES",
            "MIN_TARGET_COVERAGE",
            "TARGET_COVERAGE_RETURN_MARGIN",
            "FEATURE_BREADTH_MIN_SYMBOLS",
            "FEATURE_BREADTH_WARN_SYMBOLS",
            "FEATURE_COVERAGE_WARN_RATE",
            "UNIVERSE_COVERAGE_WARN_RATE",
            "UNIVERSE_COVERAGE_MIN_RATE",
            "BREADTH_DROP_WARN_RATE",
            "BREADTH_DROP_MIN_RATE",
            "DATA_LAG_WARN_BUSINESS_DAYS",
            "TARGET_HORIZON_DAYS",
            "DELISTING_RETURN",
            "FEATURE_BUILD_SHARDS",
            "TRAIN_WINDOW_YEARS",
            "TRAIN_MODELS",
            "RECEIPT_MODELS",
            "TRAIN_EVERY_SESSIONS",
            "TRAIN_SEARCH",
            "TRAIN_SEARCH_SEED",
            "PROMOTION_MARGIN",
            "MODEL_PROMOTION",
            "UNIVERSE_MAX_MARKET_CAP_USD",
            "UNIVERSE_MIN_PRICE_USD",
            "UNIVERSE_MIN_ADV_USD",
            "BENCHMARK_SYMBOL",
            "DAYS_BACK");

    /** What the monitor judges by; it takes them as query parameters. */
    private static final List<String> JUDGING = List.of(
            "MIN_TARGET_COVERAGE",
            "FEATURE_BREADTH_MIN_SYMBOLS",
            "FEATURE_BREADTH_WARN_SYMBOLS",
            "FEATURE_COVERAGE_WARN_RATE",
            "UNIVERSE_COVERAGE_WARN_RATE",
            "UNIVERSE_COVERAGE_MIN_RATE",
            "BREADTH_DROP_WARN_RATE",
            "BREADTH_DROP_MIN_RATE",
            "DATA_LAG_WARN_BUSINESS_DAYS",
            "TARGET_HORIZON_DAYS",
            "DAYS_BACK");

    /** What leads to a real provider; taken away from the services when the market is simulated. */
    private static final Set<String> PROVIDER = Set.of(
            "POLYGON_API_KEY",
            "POLYGON_BASE_URL",
            "POLYGON_PLAN",
            "POLYGON_FLAT_FILES",
            "APCA_API_KEY_ID",
            "APCA_API_SECRET_KEY",
            "APCA_DATA_BASE_URL",
            "APCA_API_BASE_URL",
            "ALPACA_PLAN",
            "MARKET_DATA_PROVIDERS");

    private Variables() {}

    /**
     * The variables that a caller has set for an operation. Credentials and connections are never among them.
     *
     * @param environment the caller's environment
     * @return name and value, also of variables set to nothing, which switches some of them off
     */
    public static Map<String, String> perCall(Map<String, String> environment) {
        var set = new TreeMap<String, String>();
        for (String name : PER_CALL) {
            if (environment.containsKey(name)) {
                set.put(name, environment.get(name));
            }
        }
        return set;
    }

    /**
     * The variables that a caller has set for a check.
     *
     * @param environment the caller's environment
     * @return name of the query parameter, such as {@code days-back}, and value
     */
    public static Map<String, String> asQuery(Map<String, String> environment) {
        var query = new TreeMap<String, String>();
        for (String name : JUDGING) {
            if (isSet(environment, name)) {
                query.put(
                        name.toLowerCase(Locale.ROOT).replace('_', '-'),
                        environment.get(name).trim());
            }
        }
        return query;
    }

    /**
     * Whether the environment lets a real provider be asked.
     *
     * @param environment the caller's environment
     * @return true if the credentials of one are complete
     */
    public static boolean hasProvider(Map<String, String> environment) {
        boolean polygon = isSet(environment, "POLYGON_API_KEY");
        boolean alpaca = isSet(environment, "APCA_API_KEY_ID") && isSet(environment, "APCA_API_SECRET_KEY");
        return polygon || alpaca;
    }

    /**
     * An environment from which no real provider can be reached.
     *
     * @param environment the caller's environment
     * @return a copy without credentials and addresses of providers
     */
    public static Map<String, String> withoutProvider(Map<String, String> environment) {
        var rest = new TreeMap<>(environment);
        rest.keySet().removeAll(PROVIDER);
        return rest;
    }

    /**
     * Whether a variable has a value.
     *
     * @param environment the caller's environment
     * @param name the variable
     * @return false if it is absent or blank
     */
    public static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
