package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import io.ballast.ingestion.domain.action.CorporateAction;

/**
 * The corporate actions a provider told of, and what it was asked for.
 *
 * @param actions those of the securities asked for
 * @param symbols the securities
 * @param from first ex-date asked for
 * @param to last ex-date asked for, included
 */
public record LearntActions(List<CorporateAction> actions, Set<String> symbols, LocalDate from, LocalDate to) {

    /** Copies the collections. */
    public LearntActions {
        actions = List.copyOf(actions);
        symbols = Set.copyOf(symbols);
    }
}
