package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What an operation could not fetch, in words. */
final class Shortfall {

    private static final int NAMED = 5;

    private final List<String> reasons = new ArrayList<>();

    /** Sessions of which the provider has nothing yet. */
    Shortfall late(Collection<LocalDate> sessions) {
        return add(sessions, "the provider has no bars yet for ");
    }

    /** Sessions, or first dates of ranges, that are not in the plan of the provider. */
    Shortfall unavailable(Collection<LocalDate> dates) {
        return add(dates, "no provider's plan includes ");
    }

    /** Cells somebody gave no answer for. */
    Shortfall pending(List<PendingCells> pending) {
        pending.stream().limit(NAMED).map(PendingCells::toString).forEach(reasons::add);
        if (pending.size() > NAMED) {
            long cells =
                    pending.stream().skip(NAMED).mapToLong(PendingCells::count).sum();
            reasons.add("likewise for " + cells + " other cells");
        }
        return this;
    }

    /**
     * Cells that are neither stored nor settled at the end, for whatever reason.
     *
     * @param cells how many
     */
    Shortfall open(long cells) {
        if (cells > 0) {
            reasons.add(cells + " cells are not fetched in all");
        }
        return this;
    }

    /** The reasons with what happens next; empty if nothing is missing. */
    Optional<String> text(String next) {
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons) + ". " + next);
    }

    private Shortfall add(Collection<LocalDate> dates, String what) {
        if (!dates.isEmpty()) {
            List<String> named =
                    dates.stream().limit(NAMED).map(LocalDate::toString).toList();
            int more = dates.size() - named.size();
            reasons.add(what + String.join(", ", named) + (more > 0 ? " and " + more + " other sessions" : ""));
        }
        return this;
    }
}
