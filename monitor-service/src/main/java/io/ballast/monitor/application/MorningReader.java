package io.ballast.monitor.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.ballast.monitor.domain.morning.ActionDay;
import io.ballast.monitor.domain.morning.HeldName;
import io.ballast.monitor.domain.morning.Revision;
import io.ballast.monitor.domain.morning.Scores;
import io.ballast.monitor.domain.morning.UniverseChange;
import io.ballast.monitor.domain.morning.WatchedName;

/** Reads what changed between two sessions. What a service has not published yet is empty. */
public interface MorningReader {

    /**
     * Who came into the universe, who left it, and who trades under another ticker.
     *
     * @param before the earlier session
     * @param session the later one
     * @return by symbol
     */
    UniverseChange universe(LocalDate before, LocalDate session);

    /**
     * Bars and actions that became known differently.
     *
     * @param since after this instant, business time
     * @param until up to this one
     * @param session the latest session concerned
     * @return by symbol and session; of a bar that changed twice what was known first
     */
    List<Revision> revisions(Instant since, Instant until, LocalDate session);

    /**
     * The model whose order counts on a session: the blend, or the first one by name without it.
     *
     * @param session the session
     * @return empty without predictions
     */
    Optional<String> model(LocalDate session);

    /**
     * What a model predicts.
     *
     * @param session the session
     * @param model the model
     * @return empty without predictions
     */
    Optional<Scores> scores(LocalDate session, String model);

    /**
     * Returns from the close before to that of a session.
     *
     * @param session the session
     * @return fraction by symbol; symbols without one are absent
     */
    Map<String, Double> returns(LocalDate session);

    /**
     * Splits and dividends.
     *
     * @param after ex-dates after this one
     * @param to last ex-date
     * @return by ex-date and symbol
     */
    List<ActionDay> actions(LocalDate after, LocalDate to);

    /**
     * Who filed a statement.
     *
     * @param from first day of filing
     * @param to day after the last one
     * @return symbols
     */
    Set<String> filed(LocalDate from, LocalDate to);

    /**
     * Looks the names of the watchlist up.
     *
     * @param names the names
     * @param session on which session
     * @return in the same order
     */
    List<HeldName> held(List<WatchedName> names, LocalDate session);
}
