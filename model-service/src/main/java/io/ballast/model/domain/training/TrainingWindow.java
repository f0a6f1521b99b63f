package io.ballast.model.domain.training;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The sessions a training may use.
 *
 * @param from first day, included
 * @param to last session, included: the session trained for
 * @param shortened whether the history starts later than the window asked for
 */
public record TrainingWindow(LocalDate from, LocalDate to, boolean shortened) {

    /** Checks the order. */
    public TrainingWindow {
        Objects.requireNonNull(from, "from");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("training window ends on " + to + " before it starts on " + from);
        }
    }

    /**
     * The window of whole years that ends at a session.
     *
     * @param session the session trained for
     * @param years length asked for, at least 1
     * @param firstSession first session of the history, not after {@code session}
     * @return a window that does not start before the history
     */
    public static TrainingWindow endingAt(LocalDate session, int years, LocalDate firstSession) {
        LocalDate wanted = session.minusYears(years).plusDays(1);
        boolean shortened = firstSession.isAfter(wanted);
        return new TrainingWindow(shortened ? firstSession : wanted, session, shortened);
    }
}
