package io.ballast.monitor.domain.cause;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.ballast.monitor.domain.absence.AbsenceReason;

/** The command that would repair a loss. */
final class Repair {

    private Repair() {}

    /** One command, or null if nothing that is lost can be had. */
    static String of(Loss loss, List<LostCell> cells) {
        Set<String> symbols = new TreeSet<>();
        TreeSet<LocalDate> sessions = new TreeSet<>();
        boolean own = false;
        for (LostCell cell : cells) {
            if (isRecoverable(cell.cause())) {
                symbols.add(cell.symbol());
                sessions.add(cell.session());
            }
            own |= cell.cause().equals(loss.ownCause());
        }
        if (!symbols.isEmpty()) {
            return "./ballast ingest --symbol " + String.join(",", symbols) + " --start-date " + sessions.first()
                    + " --end-date " + sessions.last();
        }
        if (!own) {
            return null;
        }
        return loss == Loss.FEATURES ? "./ballast features build" : "./ballast train";
    }

    private static boolean isRecoverable(String cause) {
        return AbsenceReason.isRecoverable(cause) || cause.equals(Loss.BARS.ownCause());
    }
}
