package io.ballast.model.application;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.operation.OperationQuery;
import io.ballast.kit.operation.OperationState;
import io.ballast.kit.operation.OperationView;
import io.ballast.kit.operation.Operations;

/**
 * Knows the trainings of the schedule that ended in an error, by their operations: they have left nothing else. What a person
 * tried with other settings does not count.
 */
@Singleton
public class FailedTrainings {

    /** More than fail before somebody looks. */
    private static final int LATEST = 50;

    private final Operations operations;
    private final ExchangeCalendar calendar;

    @Inject
    FailedTrainings(Operations operations, ExchangeCalendar calendar) {
        this.operations = operations;
        this.calendar = calendar;
    }

    /** The latest session up to this one whose training ended in an error; empty if there is none. */
    public Optional<LocalDate> last(LocalDate session) {
        OperationQuery failed = new OperationQuery(OperationState.FAILED, TrainModels.TYPE, LATEST, null);
        return operations.list(failed).stream()
                .map(OperationView::parameters)
                .filter(parameters -> parameters.size() == 1)
                .flatMap(parameters -> TrainingParameters.of(parameters).session().stream())
                .filter(tried -> calendar.isSession(tried) && !tried.isAfter(session))
                .max(Comparator.naturalOrder());
    }
}
