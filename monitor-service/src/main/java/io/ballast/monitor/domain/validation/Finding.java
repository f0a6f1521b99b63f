package io.ballast.monitor.domain.validation;

import java.util.Objects;

/**
 * Something a rule found wanting.
 *
 * @param key which: a symbol, a session, or both separated by a blank
 * @param evidence the values that show it
 */
public record Finding(String key, String evidence) {

    /** Refuses missing parts. */
    public Finding {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(evidence, "evidence");
    }
}
