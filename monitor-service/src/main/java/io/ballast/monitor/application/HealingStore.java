package io.ballast.monitor.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.ballast.monitor.domain.healing.Attempts;
import io.ballast.monitor.domain.healing.Cell;
import io.ballast.monitor.domain.healing.HealingPlan;

/** Where requests for repair and what came of them are kept. */
public interface HealingStore {

    /**
     * A request for repair.
     *
     * @param runId the run it belongs to
     * @param requestedAt business time
     * @param author who let it go beyond the brake, {@value IncidentStore#MONITOR} where nobody had to
     * @param note why
     * @param from first session, null if it asks for no cell
     * @param to last session, included
     * @param symbols number of symbols
     * @param asked number of cells
     * @param healed cells that have a bar since
     * @param absent cells that still have none
     * @param verifiedAt when that was looked at, business time; null before that
     */
    record Healing(
            String runId,
            Instant requestedAt,
            String author,
            String note,
            LocalDate from,
            LocalDate to,
            int symbols,
            long asked,
            long healed,
            long absent,
            Instant verifiedAt) {}

    /**
     * The cells that were asked for in vain since they had a bar last.
     *
     * @return how often and when
     */
    Map<Cell, Attempts> inVain();

    /**
     * The cells that were asked for without a person's yes.
     *
     * @param since business time
     * @return every cell once, whatever came of it
     */
    Set<Cell> askedAlone(Instant since);

    /**
     * Keeps a request.
     *
     * @param runId the run it belongs to
     * @param requests its cells
     * @param author who let it go beyond the brake
     * @param note why
     * @param at business time
     */
    void ask(String runId, List<HealingPlan.Request> requests, String author, String note, Instant at);

    /**
     * Looks which cells of a request have a bar now.
     *
     * @param runId the run it belongs to
     * @param at business time
     */
    void verify(String runId, Instant at);

    /**
     * One request.
     *
     * @param runId the run it belongs to
     * @return empty if the run asked for nothing
     */
    Optional<Healing> find(String runId);

    /**
     * Requests.
     *
     * @param limit at most so many
     * @return the latest first
     */
    List<Healing> recent(int limit);

    /**
     * Removes requests all of whose cells came back; what was asked for in vain is kept, since it counts.
     *
     * @param before business time; only what was verified earlier is removed
     * @return number of requests removed
     */
    int forget(Instant before);
}
