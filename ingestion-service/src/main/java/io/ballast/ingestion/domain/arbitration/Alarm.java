package io.ballast.ingestion.domain.arbitration;

import java.time.LocalDate;
import java.util.List;

/**
 * What a person should look at, because no rule can settle it.
 *
 * @param kind what it is about
 * @param provider whose bars differ from the kept ones, or who has none
 * @param symbols whom it is about, ascending
 * @param from first session
 * @param to last session
 * @param cells number of bars
 * @param worstBps the farthest price, in basis points of the kept one; NaN if there is nothing to compare
 * @param detail in words
 */
public record Alarm(
        Kind kind,
        String provider,
        List<String> symbols,
        LocalDate from,
        LocalDate to,
        int cells,
        double worstBps,
        String detail) {

    /** What an alarm is about. */
    public enum Kind {
        /** A provider's prices of a symbol are at another level for some sessions. */
        LEVEL("level"),
        /** Many symbols differ on one session: it is the session of a provider that is wrong. */
        SESSION("session"),
        /** A price differs, and nothing speaks for either. */
        PRICE("price"),
        /** A bar that looks wrong and that no other provider has. */
        UNCONFIRMED("unconfirmed");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The name of the kind in replies. */
        public String code() {
            return code;
        }
    }

    /** Copies the list. */
    public Alarm {
        symbols = List.copyOf(symbols);
    }

    static Alarm of(Kind kind, Episode episode) {
        return new Alarm(
                kind,
                episode.lost(),
                List.of(episode.symbol()),
                episode.from(),
                episode.to(),
                episode.cells(),
                episode.worstBps(),
                episode.detail());
    }
}
