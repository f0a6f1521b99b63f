package io.ballast.feature.domain.build;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.support.SmallMarket;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens to a market, the sessions that a build leaves alone are what it would have written. */
class RandomHistoriesTest {
    private static final int HISTORIES = Boolean.getBoolean("ballast.campaign") ? 200 : 25;
    private static final int STEPS = 8;
    private static final int SYMBOLS = 34;
    private static final int CHANGING = 6;
    private static final int ROW_BYTES = Feature.all().size() * Long.BYTES + 1;
    private static final BuildSettings SETTINGS = new BuildSettings(new TargetSettings(5, -0.3), "IWM");

    private int writtenInPart;
    private int notWritten;

    @Test
    void shouldHoldAfterEveryStepWhatABuildFromNothingHolds() {
        for (int history = 0; history < HISTORIES; history++) {
            run(history);
        }

        assertThat(writtenInPart).as("builds that wrote a part").isGreaterThan(HISTORIES * STEPS / 2);
        assertThat(notWritten).as("builds that wrote nothing").isGreaterThan(HISTORIES / 10);
    }

    private void run(int history) {
        History market = new History(new Random(history));
        StoredRows stored = new StoredRows();
        stored.build(market.market, rows(market.market));
        for (int step = 0; step < STEPS; step++) {
            String change = market.change();
            Map<String, ByteBuffer> fromNothing = rows(market.market);
            stored.build(market.market, fromNothing);
            assertThat(stored.rows.equals(fromNothing))
                    .as("history %d, step %d: %s", history, step, change)
                    .isTrue();
        }
    }

    /** Values by their bits, then the terminal flag. */
    private static Map<String, ByteBuffer> rows(SmallMarket market) {
        SmallMarket.Result result = market.compute();
        Map<String, ByteBuffer> rows = new HashMap<>();
        result.rows().forEach((cell, values) -> {
            ByteBuffer row = ByteBuffer.allocate(ROW_BYTES);
            for (double value : values) {
                row.putLong(Double.doubleToLongBits(value));
            }
            row.put((byte) (result.isTerminal(symbol(cell), session(cell) - SmallMarket.ORIGIN) ? 1 : 0));
            rows.put(cell, row.flip());
        });
        return rows;
    }

    private static String symbol(String cell) {
        return cell.substring(0, cell.indexOf(' '));
    }

    private static int session(String cell) {
        return SmallMarket.ORIGIN + Integer.parseInt(cell.substring(cell.indexOf(' ') + 1));
    }

    /** Plays the tables: replaces the rows of the sessions in scope and leaves the others. */
    private final class StoredRows {
        private final Map<String, ByteBuffer> rows = new HashMap<>();
        private StoredBuild state = StoredBuild.none();

        void build(SmallMarket market, Map<String, ByteBuffer> computed) {
            PanelBuild build = market.build();
            var fingerprints = build.fingerprints();
            SessionRange all = build.sessions();
            SessionRange written =
                    new BuildScope(state, SETTINGS).sessionsToWrite(all, fingerprints, build.terminalLabels());
            boolean everything = written.from() == all.from();
            writtenInPart += everything ? 0 : 1;
            notWritten += written.from() == written.toExclusive() ? 1 : 0;
            rows.keySet().removeIf(cell -> everything || session(cell) >= written.from());
            computed.forEach((cell, row) -> {
                if (written.contains(session(cell))) {
                    rows.put(cell, row);
                }
            });
            state = new StoredBuild(SETTINGS.fingerprint(), fingerprints, terminalLabels());
        }

        /** As the table tells them: from the flags of its rows. */
        private Map<String, StoredBuild.TerminalSpan> terminalLabels() {
            Map<String, TreeSet<Integer>> flagged = new TreeMap<>();
            rows.forEach((cell, row) -> {
                if (row.get(ROW_BYTES - 1) == 1) {
                    flagged.computeIfAbsent(symbol(cell), s -> new TreeSet<>()).add(session(cell));
                }
            });
            Map<String, StoredBuild.TerminalSpan> spans = new HashMap<>();
            flagged.forEach((symbol, sessions) ->
                    spans.put(symbol, new StoredBuild.TerminalSpan(sessions.first(), sessions.last())));
            return spans;
        }
    }

    /** A market to which random things happen. */
    private static final class History {
        private final Random random;
        private final SmallMarket market = new SmallMarket().targets(SETTINGS.targets());
        private int end;

        History(Random random) {
            this.random = random;
            this.end = 70 + random.nextInt(40);
            market.bars("IWM", 0, end).lastDue(end - 1);
            for (int i = 0; i < SYMBOLS; i++) {
                int from = random.nextInt(15);
                market.bars("S" + i, from, end);
                int hole = from + random.nextInt(end - from - 1);
                market.hole("S" + i, hole, Math.min(end - 1, hole + random.nextInt(6)));
            }
        }

        String change() {
            String symbol = random.nextInt(7) == 0 ? "IWM" : "S" + random.nextInt(CHANGING);
            int session = random.nextInt(4) == 0 ? random.nextInt(end) : end - 1 - random.nextInt(40);
            int kind = random.nextInt(9);
            switch (kind) {
                case 0 -> append();
                case 1 -> market.bar(symbol, session, 20 + 60 * random.nextDouble(), random.nextInt(3) * 500.0);
                case 2 -> market.hole(symbol, session, session + 1 + random.nextInt(4));
                case 3 -> market.bars(symbol, session, Math.min(end, session + 1 + random.nextInt(4)));
                case 4 -> split(symbol, session);
                case 5 -> market.shares(symbol, session - random.nextInt(30), session, 1e6 * (1 + random.nextInt(9)));
                case 6 -> market.statement(symbol, statement(SmallMarket.day(session)));
                case 7 -> member(symbol, session);
                default -> {
                    return "nothing";
                }
            }
            return "kind " + kind + " at " + symbol + " " + session;
        }

        private void append() {
            for (int i = 0; i < SYMBOLS; i++) {
                if (random.nextInt(5) > 0) {
                    market.bars("S" + i, end, end + 1);
                }
            }
            market.bars("IWM", end, end + 1).lastDue(end);
            end++;
        }

        private void split(String symbol, int session) {
            for (int s = session; s < end; s++) {
                double close = SmallMarket.close(symbol, s) / 2;
                market.bar(symbol, s, close, close, close, close, 2000 + s, 2, 2);
            }
            market.splits(symbol, new SplitHistory(new int[] {SmallMarket.day(session)}, new double[] {2}));
        }

        private Statement statement(int filed) {
            double size = 1e6 * (1 + random.nextDouble());
            return new Statement(
                    filed - 40, filed, true, size, size / 2, size / 9, 3 * size, size, size / 2, size, 2 * size);
        }

        private void member(String symbol, int session) {
            Integer delisted = random.nextBoolean() ? (Integer) session : null;
            Integer memberFrom = random.nextBoolean() ? (Integer) random.nextInt(session + 1) : null;
            Integer memberTo = random.nextBoolean() ? (Integer) (session + random.nextInt(20)) : null;
            market.security(symbol, null, delisted, memberFrom, memberTo);
        }
    }
}
