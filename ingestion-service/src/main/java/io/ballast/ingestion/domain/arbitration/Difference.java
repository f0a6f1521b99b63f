package io.ballast.ingestion.domain.arbitration;

import java.time.LocalDate;
import java.util.Objects;

import io.ballast.ingestion.domain.bar.Bar;

/**
 * One provider differs from the one whose bar is kept.
 *
 * @param symbol the ticker
 * @param session the cell's session
 * @param kind in what they differ
 * @param rule why the kept one is kept
 * @param kept the provider whose bar is kept
 * @param lost the provider that differs
 * @param closeBps how far its close lies from the kept one, in basis points; NaN if there is nothing to compare
 * @param worstBps how far its farthest price lies, or its volume if that alone differs; NaN if there is nothing to compare
 * @param detail in words: which value, or what is wrong
 * @param losing the bar that lost; null if there is none
 */
public record Difference(
        String symbol,
        LocalDate session,
        DifferenceKind kind,
        ArbitrationRule rule,
        String kept,
        String lost,
        double closeBps,
        double worstBps,
        String detail,
        Bar losing) {

    /** Checks that all is there. */
    public Difference {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(kept, "kept");
        Objects.requireNonNull(lost, "lost");
        Objects.requireNonNull(detail, "detail");
    }

    /** The lost provider has no bar that could be compared with the kept one. */
    static Difference withoutBar(Version kept, String lost, DifferenceKind kind, String detail, Bar losing) {
        return new Difference(
                kept.bar().symbol(),
                kept.bar().session(),
                kind,
                ArbitrationRule.ONLY_ONE,
                kept.provider(),
                lost,
                Double.NaN,
                Double.NaN,
                detail,
                losing);
    }
}
