package io.ballast.monitor.domain.healing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the sessions of which more is missing than may be repaired without a person: by themselves, or together with the
 * sessions with a loss beside them. What was lately repaired without a person counts as missing.
 */
final class Brake {

    /** Sessions looked at together, as many as a week has. */
    static final int WINDOW = 5;

    /** Of a window of single lost cells each symbol is soon touched; it is a loss from so much of the share of its cells on. */
    private static final double LOSS = 0.5;

    private final Map<LocalDate, Long> members;
    private final double maxShare;

    /**
     * A brake.
     *
     * @param members number of members by session
     * @param maxShare share of the members that may be repaired without a person
     */
    Brake(Map<LocalDate, Long> members, double maxShare) {
        this.members = members;
        this.maxShare = maxShare;
    }

    /** The sessions to hold, of cells to ask for and those lately asked for. */
    Set<LocalDate> hold(Collection<Cell> due, Collection<Cell> lately) {
        TreeMap<LocalDate, Set<String>> lost = new TreeMap<>();
        for (Collection<Cell> cells : List.of(due, lately)) {
            cells.forEach(cell -> lost.computeIfAbsent(cell.session(), session -> new HashSet<>())
                    .add(cell.symbol()));
        }
        Set<LocalDate> held = new HashSet<>();
        lost.forEach((session, symbols) -> {
            if (symbols.size() > maxShare * membersOf(session, symbols)) {
                held.add(session);
            }
        });
        List<LocalDate> others = lost.keySet().stream()
                .filter(session -> !held.contains(session))
                .toList();
        int width = Math.min(WINDOW, others.size());
        for (int i = 0; i + width <= others.size(); i++) {
            List<LocalDate> window = others.subList(i, i + width);
            if (isSpread(window, lost)) {
                held.addAll(window);
            }
        }
        return held;
    }

    private boolean isSpread(List<LocalDate> window, Map<LocalDate, Set<String>> lost) {
        Set<String> symbols = new HashSet<>();
        long cells = 0;
        long all = 0;
        long universe = 0;
        for (LocalDate session : window) {
            Set<String> one = lost.get(session);
            long present = membersOf(session, one);
            symbols.addAll(one);
            cells += one.size();
            all += present;
            universe = Math.max(universe, present);
        }
        return symbols.size() > maxShare * universe && cells > LOSS * maxShare * all;
    }

    private long membersOf(LocalDate session, Set<String> lost) {
        return members.getOrDefault(session, (long) lost.size());
    }
}
