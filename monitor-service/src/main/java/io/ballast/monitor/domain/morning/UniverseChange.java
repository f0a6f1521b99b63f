package io.ballast.monitor.domain.morning;

import java.time.LocalDate;
import java.util.List;

/**
 * Who came into the universe and who left it.
 *
 * @param joined members now that were none before, by symbol
 * @param left members before that are none now, by symbol
 * @param renamed securities that trade under another ticker since, by their former one
 */
public record UniverseChange(List<Move> joined, List<Move> left, List<Rename> renamed) {

    /** Copies the lists. */
    public UniverseChange {
        joined = List.copyOf(joined);
        left = List.copyOf(left);
        renamed = List.copyOf(renamed);
    }

    /**
     * A symbol that joined or left.
     *
     * @param symbol the symbol
     * @param on first session of its new state
     * @param reason why, as ingestion noted it
     */
    public record Move(String symbol, LocalDate on, String reason) {}

    /**
     * A security that trades under another ticker.
     *
     * @param ticker its ticker until then
     * @param symbol what it is kept as now
     * @param on first day of the new one
     */
    public record Rename(String ticker, String symbol, LocalDate on) {}
}
