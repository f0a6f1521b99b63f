package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.ballast.ingestion.domain.action.CorporateAction;

/**
 * The corporate actions a provider told of, and what it was asked for.
 *
 * @param provider who told
 * @param actions those of the securities asked for
 * @param symbols the securities
 * @param from first ex-date asked for
 * @param to last ex-date asked for, included
 * @param splitDays the days its whole list of splits spans, of whichever securities; empty if there was none
 * @param dividendDays the same of dividends
 */
public record LearntActions(
        String provider,
        List<CorporateAction> actions,
        Set<String> symbols,
        LocalDate from,
        LocalDate to,
        Optional<Days> splitDays,
        Optional<Days> dividendDays) {

    /** Copies the collections. */
    public LearntActions {
        actions = List.copyOf(actions);
        symbols = Set.copyOf(symbols);
    }

    /**
     * Days a list spans.
     *
     * @param first first ex-date in it
     * @param last last ex-date in it
     */
    public record Days(LocalDate first, LocalDate last) {

        /** Those of a list; empty if the list is. */
        static Optional<Days> of(List<? extends CorporateAction> actions) {
            Comparator<LocalDate> byDate = Comparator.naturalOrder();
            return actions.stream()
                    .map(CorporateAction::exDate)
                    .min(byDate)
                    .map(first -> new Days(
                            first,
                            actions.stream()
                                    .map(CorporateAction::exDate)
                                    .max(byDate)
                                    .orElseThrow()));
        }
    }
}
