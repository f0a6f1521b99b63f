package io.ballast.monitor.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.ballast.contracts.Services;

/** Which of the other services does which operations. */
final class OperationOwners {

    private static final Map<String, List<String>> TYPES = Map.of(
            Services.INGESTION,
            List.of(
                    "rebuild-universe",
                    "historical-backfill",
                    "daily-ingest",
                    "ingest-date-range",
                    "repair-cells",
                    "upsert-fundamentals",
                    "recompute-adv-fallback",
                    "decide-quarantine",
                    "reconcile-providers",
                    "prune-ingestion-progress"),
            Services.FEATURE,
            List.of("build-features", "prove-reproducible", "prove-lookahead"),
            Services.MODEL,
            List.of("train-models", "predict", "promote-models", "rollback-models"));

    private OperationOwners() {}

    static Optional<String> ownerOf(String type) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(type))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static List<String> types() {
        List<String> types = new ArrayList<>();
        new TreeMap<>(TYPES).values().forEach(types::addAll);
        return types;
    }
}
