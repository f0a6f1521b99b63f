package io.ballast.monitor.domain.morning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds what else happened to a symbol whose prediction moved. */
final class MoveCauses {

    /** A return from which on the price itself explains a move, fraction. */
    private static final double LARGE_RETURN = 0.03;

    private final MorningFacts facts;

    MoveCauses(MorningFacts facts) {
        this.facts = facts;
    }

    /** What happened, the most certain first; if nothing did, that the others moved around it. */
    List<String> of(String symbol) {
        List<String> causes = new ArrayList<>();
        if (!facts.scores().version().equals(facts.scoresBefore().version())) {
            causes.add("another version of the model");
        }
        facts.revisions().stream()
                .filter(revision -> revision.symbol().equals(symbol))
                .map(revision -> revision.what() + " of " + revision.session() + " revised")
                .distinct()
                .forEach(causes::add);
        facts.actions().stream()
                .filter(action ->
                        action.symbol().equals(symbol) && !action.exDate().isAfter(facts.session()))
                .map(action -> action.detail() + " on " + action.exDate())
                .forEach(causes::add);
        if (facts.filed().contains(symbol)) {
            causes.add("a statement was filed");
        }
        Double earned = facts.returns().get(symbol);
        if (earned != null && Math.abs(earned) >= LARGE_RETURN) {
            causes.add(String.format(Locale.ROOT, "price %+.1f %%", 100 * earned));
        }
        return causes.isEmpty() ? List.of("small changes of its own and of the others") : causes;
    }
}
