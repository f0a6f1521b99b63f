package io.ballast.ingestion.domain.backfill;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fewest calls that bring all missing cells from a provider that answers either a whole session of all symbols or one
 * symbol over a range of dates. With sessions and symbols as the two sides of a graph and a missing cell as an edge, that
 * is a smallest set of either that touches every edge.
 *
 * @param sessions asked for as a whole, ascending
 * @param symbols asked for one by one: what each still misses besides these sessions, from first to last
 */
public record CallPlan(List<LocalDate> sessions, SortedMap<String, Span> symbols) {

    /**
     * A range of dates.
     *
     * @param from first date
     * @param to last date, included
     */
    public record Span(LocalDate from, LocalDate to) {}

    /** Number of calls. */
    public int calls() {
        return sessions.size() + symbols.size();
    }

    /** The fewest calls for these cells; where several plans are as good, always the same one. */
    public static CallPlan of(MissingCells missing) {
        Map<BitSet, List<String>> alikeSymbols = new LinkedHashMap<>();
        missing.bySymbol().forEach((symbol, places) -> alikeSymbols
                .computeIfAbsent(places, any -> new ArrayList<>())
                .add(symbol));
        List<BitSet> symbolGroups = List.copyOf(alikeSymbols.keySet());
        Map<BitSet, List<Integer>> alikeSessions =
                alikeSessions(missing.sessions().size(), symbolGroups);
        List<BitSet> sessionGroups = List.copyOf(alikeSessions.keySet());
        MinimumCover cover = new MinimumCover(
                weights(symbolGroups.stream().map(alikeSymbols::get).toList()),
                weights(sessionGroups.stream().map(alikeSessions::get).toList()),
                sessionGroups);
        BitSet whole = new BitSet();
        cover.right().stream()
                .forEach(group -> alikeSessions.get(sessionGroups.get(group)).forEach(whole::set));
        SortedMap<String, Span> single = new TreeMap<>();
        cover.left().stream().forEach(group -> {
            Span span = span(symbolGroups.get(group), whole, missing.sessions());
            alikeSymbols.get(symbolGroups.get(group)).forEach(symbol -> single.put(symbol, span));
        });
        return new CallPlan(whole.stream().mapToObj(missing.sessions()::get).toList(), single);
    }

    /** Sessions by the groups of symbols that miss them. */
    private static Map<BitSet, List<Integer>> alikeSessions(int sessions, List<BitSet> symbolGroups) {
        List<BitSet> missedBy = new ArrayList<>();
        for (int session = 0; session < sessions; session++) {
            missedBy.add(new BitSet());
        }
        for (int group = 0; group < symbolGroups.size(); group++) {
            int place = group;
            symbolGroups.get(group).stream()
                    .forEach(session -> missedBy.get(session).set(place));
        }
        Map<BitSet, List<Integer>> alike = new LinkedHashMap<>();
        for (int session = 0; session < sessions; session++) {
            if (!missedBy.get(session).isEmpty()) {
                alike.computeIfAbsent(missedBy.get(session), any -> new ArrayList<>())
                        .add(session);
            }
        }
        return alike;
    }

    private static int[] weights(Collection<? extends List<?>> groups) {
        return groups.stream().mapToInt(List::size).toArray();
    }

    private static Span span(BitSet places, BitSet whole, List<LocalDate> sessions) {
        BitSet left = (BitSet) places.clone();
        left.andNot(whole);
        return new Span(sessions.get(left.nextSetBit(0)), sessions.get(left.length() - 1));
    }
}
