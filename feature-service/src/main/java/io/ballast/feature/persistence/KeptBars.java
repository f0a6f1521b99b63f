package io.ballast.feature.persistence;

import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.ballast.feature.domain.increment.RecentBars;

/** Recent bars between two builds. They are given up where memory is short, and of two builds at once one has them. */
final class KeptBars {
    /** Part of the heap that they may take. */
    private static final int PART = 4;

    private final AtomicReference<SoftReference<Version>> kept = new AtomicReference<>(new SoftReference<>(null));

    /**
     * Bars and their moment.
     *
     * @param snapshot as PostgreSQL writes it
     * @param bars published bars as it sees them
     */
    record Version(String snapshot, RecentBars bars) {}

    /** A version without bars. */
    static Version none(String snapshot) {
        return new Version(snapshot, new RecentBars(Runtime.getRuntime().maxMemory() / PART));
    }

    /** Takes what was put last; it is not here any more. */
    Optional<Version> take() {
        return Optional.ofNullable(kept.getAndSet(new SoftReference<>(null)).get());
    }

    void put(Version version) {
        kept.set(new SoftReference<>(version));
    }
}
