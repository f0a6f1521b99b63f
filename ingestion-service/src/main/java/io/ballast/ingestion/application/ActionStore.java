package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.ballast.ingestion.domain.action.AdjustmentFactors;
import io.ballast.ingestion.domain.action.CorporateAction;

/** The corporate actions and the factors made of them. Every method works in the current transaction. */
public interface ActionStore {

    /**
     * Adds actions, or corrects those that are there; what was known before is kept. Of a security, kind and ex-date of which
     * any action is told all are: others of that day are corrected by them, such as those of a provider that was asked before.
     * One that is identified and went to another ex-date is corrected likewise. One that is new although its day was
     * asked for before is known from now on, any other new one from its ex-date. One that the provider told of and tells of no more
     * is withdrawn; if that are too many at once they stay, since the reply has a hole rather.
     */
    Saved save(LearntActions learnt);

    /** All actions by symbol, each with the last stored close before its ex-date. */
    Map<String, List<ActionWithClose>> all();

    /**
     * Replaces the factors of the symbols and writes them into their bars.
     *
     * @param factors by symbol
     * @return first session of a bar whose factors changed; null if none did
     */
    LocalDate apply(Map<String, AdjustmentFactors> factors);

    /**
     * What a save did.
     *
     * @param earliest ex-date of an action that is new, changed or withdrawn; null if there is none
     * @param missing the actions that the provider tells of no more
     */
    record Saved(LocalDate earliest, Missing missing) {}

    /**
     * Actions that a provider tells of no more.
     *
     * @param withdrawn taken back, their versions kept
     * @param heldBack kept, for they are too many at once
     */
    record Missing(List<CorporateAction> withdrawn, List<CorporateAction> heldBack) {

        /** Copies the lists. */
        public Missing {
            withdrawn = List.copyOf(withdrawn);
            heldBack = List.copyOf(heldBack);
        }
    }

    /**
     * An action and what the share cost before it.
     *
     * @param action the action
     * @param closeBefore last stored raw close before the ex-date; NaN if there is none
     */
    record ActionWithClose(CorporateAction action, double closeBefore) {}
}
