package io.ballast.feature.domain.increment;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.crosssection.Distribution;
import io.ballast.feature.domain.crosssection.ScoredFeature;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.domain.universe.SessionSet;

/** Makes touched scores anew, over the stored rows with the changes upon them. */
final class RescoredSessions {
    /** Rows of so many sessions are held at once. */
    private static final int SESSIONS_AT_ONCE = 8;

    private final IncrementSource source;
    private final RowChanges changes;
    private final Function<String, SessionSet> membership;
    private final Set<String> symbols;
    private final Set<Integer> sessionsWithRows;

    /**
     * Sessions to be scored.
     *
     * @param source of stored rows
     * @param changes rows found different so far; takes those whose scores are
     * @param membership sessions in which a symbol is included
     * @param symbols of which rows are stored
     * @param sessionsWithRows sessions of which rows are stored
     */
    RescoredSessions(
            IncrementSource source,
            RowChanges changes,
            Function<String, SessionSet> membership,
            Set<String> symbols,
            Set<Integer> sessionsWithRows) {
        this.source = source;
        this.changes = changes;
        this.membership = membership;
        this.symbols = symbols;
        this.sessionsWithRows = sessionsWithRows;
    }

    void rescore(TouchedScores touched) {
        for (int from = touched.next(0); from >= 0; ) {
            int to = from + 1;
            while (to < from + SESSIONS_AT_ONCE && touched.contains(to)) {
                to++;
            }
            Map<Integer, NavigableMap<String, PublishedRow>> rows = new HashMap<>();
            for (int session = from; session < to; session++) {
                rows.put(session, new TreeMap<>());
            }
            readStored(new SessionRange(from, to), rows);
            for (int session = from; session < to; session++) {
                score(session, rows.get(session), touched);
            }
            from = touched.next(to);
        }
    }

    private void readStored(SessionRange sessions, Map<Integer, NavigableMap<String, PublishedRow>> rows) {
        if (sessionsWithRows.stream().anyMatch(sessions::contains)) {
            Map<String, SessionRange> ofAll = new TreeMap<>();
            symbols.forEach(symbol -> ofAll.put(symbol, sessions));
            source.rows(ofAll, row -> {
                if (!changes.isGone(row.symbol(), row.session())) {
                    rows.get(row.session()).put(row.symbol(), row);
                }
            });
        }
    }

    private void score(int session, NavigableMap<String, PublishedRow> rows, TouchedScores touched) {
        changes.of(session).forEach((symbol, change) -> rows.put(symbol, change.row()));
        boolean[] members = new boolean[rows.size()];
        int symbol = 0;
        for (String name : rows.keySet()) {
            members[symbol++] = membership.apply(name).contains(session);
        }
        double[][] scores = IntStream.range(0, ScoredFeature.ALL.size())
                .parallel()
                .mapToObj(c -> touched.contains(session, c) ? scores(ScoredFeature.ALL.get(c), rows, members) : null)
                .toArray(double[][]::new);
        int position = 0;
        for (PublishedRow row : rows.values()) {
            take(row, scores, position++);
        }
    }

    /** Scores of a feature in order of symbol, NaN for symbols that are not included. */
    private static double[] scores(ScoredFeature scored, NavigableMap<String, PublishedRow> rows, boolean[] members) {
        double[] values = new double[rows.size()];
        double[] present = new double[rows.size()];
        int position = 0;
        int count = 0;
        for (PublishedRow row : rows.values()) {
            double value = scored.valueOf(row.values()[scored.source().ordinal()]);
            values[position] = members[position] ? value : Double.NaN;
            if (!Double.isNaN(values[position])) {
                present[count++] = value;
            }
            position++;
        }
        Distribution distribution = Distribution.of(present, count);
        for (int i = 0; i < values.length; i++) {
            values[i] = distribution == null ? Double.NaN : distribution.score(values[i]);
        }
        return values;
    }

    private void take(PublishedRow row, double[][] scores, int position) {
        double[] values = null;
        for (int c = 0; c < scores.length; c++) {
            if (scores[c] == null) {
                continue;
            }
            int column = ScoredFeature.ALL.get(c).score().ordinal();
            double score = scores[c][position];
            if (Double.doubleToLongBits(score) != Double.doubleToLongBits(row.values()[column])) {
                values = values == null ? row.values().clone() : values;
                values[column] = score;
            }
        }
        if (values != null) {
            changes.replace(row, new PublishedRow(row.symbol(), row.session(), values, row.labelTerminal()));
        }
    }
}
