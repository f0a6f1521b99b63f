package io.ballast.contracts;

import java.util.List;

/** Names of the services: of their schemas, in {@code ce_source} and in the metrics' label {@code service}. */
public final class Services {

    /** Fetches, checks and stores market data. */
    public static final String INGESTION = "ingestion";

    /** Computes features and targets. */
    public static final String FEATURE = "feature";

    /** Trains models and predicts. */
    public static final String MODEL = "model";

    /** Judges the data and starts runs. */
    public static final String MONITOR = "monitor";

    private Services() {}

    /**
     * All services, in the order data passes them.
     *
     * @return an unmodifiable list
     */
    public static List<String> all() {
        return List.of(INGESTION, FEATURE, MODEL, MONITOR);
    }
}
