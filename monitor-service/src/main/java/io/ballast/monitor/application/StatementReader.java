package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.Optional;

/** Reads how many stocks have statements, for reports: nothing is decided by it. */
public interface StatementReader {

    /**
     * Included stocks, funds and the benchmark left out, and what was filed of them.
     *
     * @param stocks how many there are
     * @param known of these, those with any statement
     * @param usable of these, those with one that is not too old
     */
    record Count(long stocks, long known, long usable) {

        /** Share of the stocks, null where there are none, and where nobody has any statement. */
        Double share() {
            return stocks == 0 || known == 0 ? null : usable / (double) stocks;
        }
    }

    /**
     * Counts.
     *
     * @param session statements filed on it or later are left out
     * @param oldest first period end that is not too old
     * @return empty while nothing is published, or if the database for long reads does not answer
     */
    Optional<Count> statements(LocalDate session, LocalDate oldest);
}
