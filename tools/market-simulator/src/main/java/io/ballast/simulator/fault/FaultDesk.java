package io.ballast.simulator.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.ballast.simulator.domain.Security;

/** The faults that are ordered now, and how many calls came and were hit. Safe for use by many threads. */
@ApplicationScoped
public class FaultDesk {
    private final Map<String, State> faults = new LinkedHashMap<>();
    private int nextId = 1;

    /** An order and what became of it. */
    public record State(Fault fault, long calls, int hits) {}

    /** Takes an order. */
    public synchronized State add(Function<String, Fault> order) {
        Fault fault = order.apply("f" + nextId++);
        State state = new State(fault, 0, 0);
        faults.put(fault.id(), state);
        return state;
    }

    /** All orders. */
    public synchronized List<State> all() {
        return List.copyOf(faults.values());
    }

    /** Lifts one order. */
    public synchronized boolean remove(String id) {
        return faults.remove(id) != null;
    }

    /** Lifts all orders. */
    public synchronized void clear() {
        faults.clear();
    }

    /** The order that spoils the call that comes now, if one does; it is counted. */
    synchronized Optional<Fault> spoils(String provider) {
        Optional<Fault> hit = Optional.empty();
        for (State state : List.copyOf(faults.values())) {
            Fault fault = state.fault();
            if (fault.kind().changesRows() || !fault.concerns(provider)) {
                continue;
            }
            boolean strikes = hit.isEmpty() && state.hits() < fault.times() && fault.hitsCall(state.calls());
            faults.put(fault.id(), new State(fault, state.calls() + 1, state.hits() + (strikes ? 1 : 0)));
            if (strikes) {
                hit = Optional.of(fault);
            }
        }
        return hit;
    }

    /**
     * A security as a provider tells of it.
     *
     * @param security the security as it is
     * @param provider the format of the answer
     * @return the security, delisted if an order says so
     */
    public synchronized Security told(Security security, String provider) {
        Security.Life life = security.life();
        return changes(provider).stream()
                .filter(fault -> fault.kind() == FaultKind.DELISTING && fault.hits(security.ticker(), null))
                .filter(fault -> life.covers(fault.from()))
                .findFirst()
                .map(fault -> security.withLife(new Security.Life(life.knownFrom(), life.listedOn(), fault.from())))
                .orElse(security);
    }

    /** The orders that change rows. */
    synchronized List<Fault> changes(String provider) {
        List<Fault> changes = new ArrayList<>();
        for (State state : faults.values()) {
            if (state.fault().kind().changesRows() && state.fault().concerns(provider)) {
                changes.add(state.fault());
            }
        }
        return changes;
    }
}
