package io.ballast.feature.domain.increment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import io.ballast.feature.domain.build.PublishedRow;

/** Rows found new, different or gone, by session. */
final class RowChanges {
    private final int limit;
    private final Map<Integer, NavigableMap<String, RowChange>> rows = new HashMap<>();
    private final Map<String, Set<Integer>> gone = new TreeMap<>();
    private final Map<Integer, Long> replaced = new HashMap<>();
    private int count;

    /** Changes of at most so many rows. */
    RowChanges(int limit) {
        this.limit = limit;
    }

    void add(String symbol, SymbolIncrement increment) {
        increment.changed().forEach(this::put);
        increment.replaced().forEach(this::addReplaced);
        if (!increment.gone().isEmpty()) {
            gone.put(symbol, new HashSet<>(increment.gone()));
            count(increment.gone().size());
        }
    }

    /** Takes a row with other scores in place of one that is stored or was taken before. */
    void replace(PublishedRow before, PublishedRow row) {
        RowChange known = of(row.session()).get(row.symbol());
        if (known == null) {
            addReplaced(row.session(), before.contentHash());
        }
        put(new RowChange(row, known == null || known.stored()));
    }

    private void addReplaced(int session, long hash) {
        replaced.merge(session, hash, Long::sum);
    }

    /** By session the hashes of new and different rows, less those of the rows they replace and of rows that are gone. */
    Map<Integer, Long> contentChanges() {
        Map<Integer, Long> changes = new HashMap<>();
        replaced.forEach((session, hash) -> changes.merge(session, -hash, Long::sum));
        rows.forEach((session, ofSession) -> ofSession
                .values()
                .forEach(change -> changes.merge(session, change.row().contentHash(), Long::sum)));
        return changes;
    }

    private void put(RowChange change) {
        RowChange before = rows.computeIfAbsent(change.row().session(), session -> new TreeMap<>())
                .put(change.row().symbol(), change);
        count(before == null ? 1 : 0);
    }

    private void count(int more) {
        count += more;
        if (count > limit) {
            throw new TooMuchChangedException(limit);
        }
    }

    boolean isGone(String symbol, int session) {
        return gone.getOrDefault(symbol, Set.of()).contains(session);
    }

    /** Changed rows of a session by symbol. */
    NavigableMap<String, RowChange> of(int session) {
        return rows.getOrDefault(session, new TreeMap<>());
    }

    /** All changed rows by symbol and session. */
    List<RowChange> sorted() {
        List<RowChange> all = new ArrayList<>(count);
        rows.values().forEach(ofSession -> all.addAll(ofSession.values()));
        all.sort(Comparator.comparing((RowChange change) -> change.row().symbol())
                .thenComparingInt(change -> change.row().session()));
        return all;
    }

    /** Sessions of rows that are gone, by symbol. */
    Map<String, List<Integer>> gone() {
        Map<String, List<Integer>> sorted = new TreeMap<>();
        gone.forEach((symbol, sessions) ->
                sorted.put(symbol, sessions.stream().sorted().toList()));
        return sorted;
    }
}
