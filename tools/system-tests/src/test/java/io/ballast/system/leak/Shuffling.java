package io.ballast.system.leak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.ballast.system.leak.SimulatedRows.Row;

/** Ways to tear features and labels apart, so that nothing is left to be found. */
final class Shuffling {

    private static final float[] NONE = {Float.NaN, Float.NaN};

    private Shuffling() {}

    /** Each symbol gets all labels of another one: they keep their order in time, and with it all autocorrelation. */
    static List<Row> pathsBetweenSymbols(List<Row> rows, long seed) {
        Map<String, Map<Integer, Row>> paths = new TreeMap<>();
        rows.forEach(row ->
                paths.computeIfAbsent(row.symbol(), symbol -> new HashMap<>()).put(row.ordinal(), row));
        List<String> symbols = new ArrayList<>(paths.keySet());
        List<String> others = new ArrayList<>(symbols);
        Collections.shuffle(others, new Random(seed));
        Map<String, Map<Integer, Row>> given = new HashMap<>();
        for (int i = 0; i < symbols.size(); i++) {
            given.put(symbols.get(i), paths.get(others.get(i)));
        }
        return rows.stream()
                .map(row -> row.with(given.get(row.symbol())
                        .getOrDefault(row.ordinal(), new Row("", row.ordinal(), new float[0], NONE, NONE))))
                .toList();
    }

    /** The labels of each session are dealt out anew. */
    static List<Row> labelsWithinSessions(List<Row> rows, long seed) {
        Map<Integer, List<Row>> sessions = new TreeMap<>();
        rows.forEach(row -> sessions.computeIfAbsent(row.ordinal(), ordinal -> new ArrayList<>())
                .add(row));
        Random random = new Random(seed);
        List<Row> shuffled = new ArrayList<>(rows.size());
        for (List<Row> session : sessions.values()) {
            List<Row> others = new ArrayList<>(session);
            Collections.shuffle(others, random);
            for (int i = 0; i < session.size(); i++) {
                shuffled.add(session.get(i).with(others.get(i)));
            }
        }
        return shuffled;
    }
}
