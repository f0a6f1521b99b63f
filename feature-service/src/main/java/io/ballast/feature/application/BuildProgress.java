package io.ballast.feature.application;

/** Told how far a build is; may stop it by an exception. */
@FunctionalInterface
public interface BuildProgress {
    /** Most builds count rows. */
    String ROWS = "rows";

    /**
     * Reports.
     *
     * @param done units done; of rows those of the last pass, which takes nearly all of the time
     * @param total units to do
     * @param unit what is counted, such as {@value #ROWS}
     */
    void report(long done, long total, String unit);

    /**
     * Reports rows.
     *
     * @param done rows done
     * @param total rows to do
     */
    default void rows(long done, long total) {
        report(done, total, ROWS);
    }
}
