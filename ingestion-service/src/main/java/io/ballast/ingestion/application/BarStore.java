package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.ballast.ingestion.domain.arbitration.StoredBar;

/** Where bars are kept, with the cells that need not be asked for again and the bars that were put aside. */
public interface BarStore {

    /**
     * Takes in what a step fetched, in the current transaction. Bars merge by symbol and session: equal ones change
     * nothing, so that a step may be repeated.
     *
     * @return what was new; {@code requested} and {@code empty} as given
     */
    StepCounts store(String runId, FetchedCells cells);

    /**
     * How many wanted cells of each session have a bar or are settled.
     *
     * @param from first session
     * @param to last session, included
     * @return counts of the sessions that have any
     */
    Map<LocalDate, Integer> accountedCells(LocalDate from, LocalDate to);

    /**
     * The cells that have a bar or are settled, in any order; a cell may come twice.
     *
     * @param from first session
     * @param to last session, included
     */
    void accounted(LocalDate from, LocalDate to, BiConsumer<String, LocalDate> visitor);

    /**
     * Reads stored bars.
     *
     * @param symbols whose
     * @param from first session
     * @param to last session, included
     * @param visitor takes them symbol by symbol, each symbol's in session order
     */
    void read(Collection<String> symbols, LocalDate from, LocalDate to, Consumer<StoredBar> visitor);

    /** First session with a bar; empty if there is none. */
    Optional<LocalDate> firstSession();

    /** Last session with a bar; empty if there is none. */
    Optional<LocalDate> lastSession();

    /**
     * A bar a provider changed after it was stored.
     *
     * @param closeBefore the close that was known until then
     * @param volumeBefore the volume that was known until then
     */
    record Correction(
            String symbol, LocalDate session, double closeBefore, double close, double volumeBefore, double volume) {}

    /** The bars a run changed, newest session first. */
    List<Correction> corrections(String runId);

    /**
     * SHA-256 of the published bars of a range as CSV ordered by symbol and session, without {@code known_at}.
     *
     * @param from first session; null for none at all
     * @param to last session, included
     * @return lower-case hex
     */
    String contentHash(LocalDate from, LocalDate to);
}
