package io.ballast.feature.persistence;

import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Something kept between two builds. It is given up where memory is short, and of two builds at once one has it.
 *
 * @param <T> what is kept
 */
final class Kept<T> {
    private final AtomicReference<SoftReference<T>> kept = new AtomicReference<>(new SoftReference<>(null));

    /** Takes what was put last; it is not here any more. */
    Optional<T> take() {
        return Optional.ofNullable(kept.getAndSet(new SoftReference<>(null)).get());
    }

    void put(T value) {
        kept.set(new SoftReference<>(value));
    }
}
