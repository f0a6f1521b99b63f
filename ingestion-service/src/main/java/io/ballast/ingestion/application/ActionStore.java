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
     * asked for before is known from now on, any other new one from its ex-date.
     *
     * @return earliest ex-date of an action that is new or changed; null if there is none
     */
    LocalDate save(LearntActions learnt);

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
     * An action and what the share cost before it.
     *
     * @param action the action
     * @param closeBefore last stored raw close before the ex-date; NaN if there is none
     */
    record ActionWithClose(CorporateAction action, double closeBefore) {}
}
