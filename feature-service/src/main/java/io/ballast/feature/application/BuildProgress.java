package io.ballast.feature.application;

/** Told how far a build is; may stop it by an exception. */
@FunctionalInterface
public interface BuildProgress {
    /**
     * Reports rows.
     *
     * @param done rows done; one pass of two counts half
     * @param total rows to do
     */
    void rows(long done, long total);
}
