package io.ballast.monitor.domain.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The steps a pipeline can have, with the service and the operation that do the work. */
public enum PlannedStep {
    /** Who belongs to the universe. */
    UNIVERSE("universe", "ingestion", "rebuild-universe"),
    /** History of bars. */
    BACKFILL("backfill", "ingestion", "historical-backfill"),
    /** Statements. */
    FUNDAMENTALS("fundamentals", "ingestion", "upsert-fundamentals"),
    /** Dollar volume from the bars where the provider has none. */
    ADV_FALLBACK("adv-fallback", "ingestion", "recompute-adv-fallback"),
    /** Bars of one session. */
    INGEST("ingest", "ingestion", "daily-ingest"),
    /** Features and targets; starts by itself on the final bars. */
    FEATURES("features", "feature", "build-features"),
    /** Models and predictions, or predictions alone where no training is due; starts by itself on the final features. */
    TRAIN("train", "model", "train-models", "predict"),
    /** Cells without a bar, fetched again; starts by itself on the monitor's request. */
    REPAIR("repair", "ingestion", "repair-cells");

    private final String label;
    private final String service;
    private final String operationType;
    private final List<String> operationTypes;

    PlannedStep(String label, String service, String... operationTypes) {
        this.label = label;
        this.service = service;
        this.operationType = operationTypes[0];
        this.operationTypes = List.of(operationTypes);
    }

    /**
     * Name of the step.
     *
     * @return kebab case
     */
    public String label() {
        return label;
    }

    /**
     * Service that does the work.
     *
     * @return its name
     */
    public String service() {
        return service;
    }

    /**
     * Operation that does the work; the first one, where one of several does.
     *
     * @return its type
     */
    public String operationType() {
        return operationType;
    }

    /**
     * Whether the monitor starts the operation; the others start on events.
     *
     * @return true for the steps of ingestion, but for the repair
     */
    public boolean isStartedByMonitor() {
        return service.equals("ingestion") && this != REPAIR;
    }

    /**
     * The step an operation does the work of.
     *
     * @param operationType type of the operation
     * @return empty if it belongs to no planned step
     */
    public static Optional<PlannedStep> ofOperation(String operationType) {
        return Arrays.stream(values())
                .filter(step -> step.operationTypes.contains(operationType))
                .findFirst();
    }
}
