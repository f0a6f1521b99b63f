package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.ballast.monitor.domain.cause.Loss;
import io.ballast.monitor.domain.cause.LostCell;

/** The losses of one look at the figures. Each is asked for once, for all the rules it is behind, whether it came in time or not. */
final class LossLook {

    private static final Logger LOG = Logger.getLogger(LossLook.class);

    private final LossReader reader;
    private final Map<Question, Answer> answers = new HashMap<>();

    private record Question(Loss loss, List<LocalDate> sessions) {}

    private record Answer(List<LostCell> cells, LossTimedOutException late) {}

    LossLook(LossReader reader) {
        this.reader = reader;
    }

    /** As {@link LossReader#lostCellsInTime}. */
    List<LostCell> lostCells(Loss loss, List<LocalDate> sessions) {
        Answer answer = answers.computeIfAbsent(new Question(loss, List.copyOf(sessions)), this::ask);
        if (answer.late() != null) {
            throw answer.late();
        }
        return answer.cells();
    }

    Optional<String> firstFailure() {
        return reader.firstFailure();
    }

    private Answer ask(Question question) {
        try {
            return new Answer(reader.lostCellsInTime(question.loss(), question.sessions()), null);
        } catch (LossTimedOutException late) {
            LOG.warnf("Failed to attribute a breach: %s", late.getMessage());
            return new Answer(null, late);
        }
    }
}
