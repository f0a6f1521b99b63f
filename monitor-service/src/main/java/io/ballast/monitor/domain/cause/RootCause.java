package io.ballast.monitor.domain.cause;

import java.util.Objects;

/**
 * Where trouble began. Two symptoms with the same stage and reason have one cause.
 *
 * @param stage the first stage that fails
 * @param reason what fails there, kebab case; for absent cells the ledger's reason
 * @param title a sentence for people
 */
public record RootCause(Stage stage, String reason, String title) {

    /** Reason of bars that no provider has yet. */
    public static final String LATE = "late";
    /** Reason of a day nobody ran. */
    public static final String NOT_RUN = "not-run";

    /** Refuses blanks. */
    public RootCause {
        Objects.requireNonNull(stage, "stage");
        if (reason.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("a cause needs a reason and a title: '" + reason + "', '" + title + "'");
        }
    }

    /**
     * The same cause with what is known of it.
     *
     * @param detail what a server said, null if nothing
     * @return the title goes on with it
     */
    public RootCause because(String detail) {
        return detail == null ? this : new RootCause(stage, reason, title + " (" + detail + ")");
    }

    /**
     * What is equal for equal causes.
     *
     * @return stage and reason
     */
    public String key() {
        return stage.label() + ":" + reason;
    }
}
