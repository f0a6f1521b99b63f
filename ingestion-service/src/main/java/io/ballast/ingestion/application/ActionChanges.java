package io.ballast.ingestion.application;

import java.util.List;

import io.ballast.ingestion.domain.action.CorporateAction;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.action.RefusedAction;

/**
 * What became of the corporate actions.
 *
 * @param refused put aside, since no factor can be made of them
 * @param missing the ones a provider tells of no more
 */
public record ActionChanges(List<RefusedAction> refused, ActionStore.Missing missing) {

    private static final int NAMED = 100;

    /** Copies the list. */
    public ActionChanges {
        refused = List.copyOf(refused);
    }

    /** The first hundred of actions, as they are named in results and in the log. */
    static List<String> named(List<CorporateAction> actions) {
        return actions.stream()
                .limit(NAMED)
                .map(action ->
                        action.symbol() + (action instanceof Split ? " split of " : " dividend of ") + action.exDate())
                .toList();
    }
}
