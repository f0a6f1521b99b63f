package io.ballast.ingestion.application;

/**
 * What became of the cells a step asked for.
 *
 * @param requested wanted cells of the sessions asked for
 * @param stored bars stored for the first time
 * @param revised stored bars that changed
 * @param empty cells the provider has no bar for
 * @param quarantined bars put aside for the first time
 */
public record StepCounts(long requested, long stored, long revised, long empty, long quarantined) {

    /** Nothing happened. */
    public static final StepCounts NONE = new StepCounts(0, 0, 0, 0, 0);

    /** Both together. */
    public StepCounts plus(StepCounts other) {
        return new StepCounts(
                requested + other.requested,
                stored + other.stored,
                revised + other.revised,
                empty + other.empty,
                quarantined + other.quarantined);
    }
}
