package io.ballast.model.domain.registry;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * From now on an alias points to another training.
 *
 * @param alias the alias
 * @param trainingRunId the training; null if nothing is challenger any more
 * @param cause why
 * @param author who decided: {@code gate}, or a person's name
 * @param note in the author's words
 * @param checks what the gate said
 * @param changedAt business time
 */
public record AliasChange(
        Alias alias,
        UUID trainingRunId,
        ChangeCause cause,
        String author,
        String note,
        List<GateCheck> checks,
        Instant changedAt) {

    /** Checks that there is always a champion once there was one. */
    public AliasChange {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(author, "author");
        if (trainingRunId == null && alias == Alias.CHAMPION) {
            throw new IllegalArgumentException("a champion can only be replaced by another training");
        }
        checks = List.copyOf(checks);
    }

    /** The change as people and programs are told of it, ordered. */
    public Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put(alias.label(), trainingRunId);
        summary.put("cause", cause.label());
        summary.put("author", author);
        summary.put("note", note);
        summary.put("checks", checks);
        return summary;
    }
}
