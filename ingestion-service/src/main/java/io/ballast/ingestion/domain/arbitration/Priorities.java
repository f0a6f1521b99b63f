package io.ballast.ingestion.domain.arbitration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which providers are believed, per symbol and session. A rule about a symbol goes before one about all
 * symbols, and of two such rules the one that begins later; where no rule holds, the configured order does.
 */
public final class Priorities {

    private static final Comparator<PriorityRule> STRONGEST_FIRST = Comparator.comparing(
                    (PriorityRule rule) -> rule.symbol() == null)
            .thenComparing(PriorityRule::from, Comparator.reverseOrder());

    private final List<String> configured;
    private final List<PriorityRule> general = new ArrayList<>();
    private final Map<String, List<PriorityRule>> bySymbol = new HashMap<>();

    /**
     * @param configured all providers in use, in the order that holds without rules
     * @param rules of persons, in any order; names that are not in use are passed over
     */
    public Priorities(List<String> configured, List<PriorityRule> rules) {
        this.configured = List.copyOf(configured);
        rules.stream().sorted(STRONGEST_FIRST).forEach(rule -> {
            if (rule.symbol() == null) {
                general.add(rule);
            } else {
                bySymbol.computeIfAbsent(rule.symbol(), any -> new ArrayList<>())
                        .add(rule);
            }
        });
    }

    /** All providers, the most believed first. */
    public List<String> order(String symbol, LocalDate session) {
        return first(bySymbol.getOrDefault(symbol, List.of()), symbol, session);
    }

    /** Whether there is any rule of a person. */
    public boolean isConfiguredOrderOnly() {
        return general.isEmpty() && bySymbol.isEmpty();
    }

    /** Whether one provider is believed more than another about a cell. */
    public boolean outranks(String one, String other, String symbol, LocalDate session) {
        List<String> order = order(symbol, session);
        return order.indexOf(one) >= 0 && order.indexOf(one) < order.indexOf(other);
    }

    private List<String> first(List<PriorityRule> ofSymbol, String symbol, LocalDate session) {
        for (List<PriorityRule> rules : List.of(ofSymbol, general)) {
            for (PriorityRule rule : rules) {
                if (rule.covers(symbol, session)) {
                    Set<String> order = new LinkedHashSet<>(rule.providers());
                    order.retainAll(configured);
                    order.addAll(configured);
                    return List.copyOf(order);
                }
            }
        }
        return configured;
    }
}
