package io.ballast.monitor.domain.cause;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import io.ballast.monitor.domain.absence.AbsenceReason;
import io.ballast.monitor.domain.healing.Cell;

/** The command that would repair a loss. */
final class Repair {

    private Repair() {}

    /** One command, or null if nothing that is lost can be had. Bars come first: the rest may follow from them. */
    static String of(List<LostCell> cells) {
        TreeSet<String> symbols = new TreeSet<>();
        TreeSet<LocalDate> sessions = new TreeSet<>();
        for (LostCell cell : cells) {
            Cell bar = cell.bar();
            if (bar != null && isFetched(cell.cause())) {
                symbols.add(bar.symbol());
                sessions.add(bar.session());
            }
        }
        if (!symbols.isEmpty()) {
            return "./ballast ingest --symbol " + String.join(",", symbols) + " --start-date " + sessions.first()
                    + " --end-date " + sessions.last();
        }
        return cells.stream()
                .map(cell -> LossCause.of(cell.cause()))
                .flatMap(Optional::stream)
                .sorted()
                .map(LossCause::command)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isFetched(String cause) {
        return LossCause.of(cause).map(LossCause::isIngested).orElse(AbsenceReason.isRecoverable(cause));
    }
}
