package io.ballast.feature.application;

/** Told how far a build is; may stop it by an exception. */
@FunctionalInterface
public interface BuildProgress {
    /**
     * Reports rows.
     *
     * @param done rows done in both passes
     * @param total rows to do
     */
    void rows(long done, long total);
}
