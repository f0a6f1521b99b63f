package io.ballast.model.application;

import java.time.LocalDate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.model.domain.dataset.LabelHorizon;

/**
 * Tells up to which session labels count. They are due by now, and the session trained for was the last one they may end on: what
 * came after it must not decide on a training that sees nothing of it.
 */
@Singleton
class LastMatured {

    private final HeldSessions held;
    private final BusinessClock clock;

    @Inject
    LastMatured(HeldSessions held, BusinessClock clock) {
        this.held = held;
        this.clock = clock;
    }

    /**
     * The latest session that is matured.
     *
     * @param trainedFor the last session of the window
     */
    LocalDate of(LocalDate trainedFor, LabelHorizon horizon) {
        LocalDate due = held.matured(horizon.rows(), clock.instant());
        LocalDate known = held.back(trainedFor, horizon.rows());
        return known.isBefore(due) ? known : due;
    }
}
