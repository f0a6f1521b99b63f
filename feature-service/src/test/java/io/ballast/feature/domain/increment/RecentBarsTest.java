package io.ballast.feature.domain.increment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is kept of bars, what is handed out is what is published. */
class RecentBarsTest {
    private static final long ROOMY = 1 << 24;
    private static final int SYMBOLS = 7;

    private final NavigableMap<String, NavigableMap<Integer, Double>> published = new TreeMap<>();
    private final Map<String, SessionRange> changed = new HashMap<>();
    private final Map<String, SessionRange> lastAsked = new TreeMap<>();
    private long read;

    @Test
    void shouldHandOutWhatIsPublishedWhateverChanges() {
        for (int seed = 0; seed < 30; seed++) {
            // With little memory some symbols are not kept.
            run(new Random(seed), seed % 3 == 0 ? 60 * 1500 : ROOMY);
        }
    }

    private void run(Random random, long bytes) {
        published.clear();
        changed.clear();
        RecentBars recent = new RecentBars(bytes);
        int end = 300 + random.nextInt(600);
        for (int i = 0; i < SYMBOLS; i++) {
            for (int session = random.nextInt(end); session < end; session++) {
                set("S" + i, session, random);
            }
        }
        changed.clear();
        for (int step = 0; step < 40; step++) {
            String symbol = "S" + random.nextInt(SYMBOLS);
            switch (random.nextInt(4)) {
                case 0 -> remove(symbol, random.nextInt(end), random.nextInt(30));
                case 1 -> set(symbol, random.nextInt(end), random);
                default -> {
                    for (int i = 0; i < SYMBOLS; i++) {
                        set("S" + i, end, random);
                    }
                    end++;
                }
            }
            Map<String, SessionRange> outdated = recent.outdated(changed);
            recent.replace(outdated, panel(outdated));
            changed.clear();
            assertThat(rows(ask(recent, random, end))).as("step %d", step).isEqualTo(rows(panel(lastAsked)));
        }
    }

    private Panel ask(RecentBars recent, Random random, int end) {
        Map<String, Integer> from = new HashMap<>();
        lastAsked.clear();
        for (int i = 0; i < SYMBOLS; i++) {
            if (random.nextInt(4) > 0) {
                int session =
                        random.nextInt(5) == 0 ? random.nextInt(end) : Math.max(0, end - 330 - random.nextInt(60));
                from.put("S" + i, session);
                lastAsked.put("S" + i, new SessionRange(session, Integer.MAX_VALUE));
            }
        }
        Map<String, Integer> missing = recent.missing(from);
        Map<String, SessionRange> ranges = new TreeMap<>();
        missing.forEach((symbol, session) -> ranges.put(symbol, new SessionRange(session, Integer.MAX_VALUE)));
        Panel bars = panel(ranges);
        recent.keep(missing, bars);
        return recent.panel(from, bars);
    }

    @Test
    void shouldReadOneMoreSessionOnly() {
        Random random = new Random(1);
        RecentBars recent = new RecentBars(ROOMY);
        for (int session = 0; session < 800; session++) {
            set("S0", session, random);
        }
        changed.clear();
        recent.keep(Map.of("S0", 400), panel(Map.of("S0", new SessionRange(400, 800))));
        read = 0;
        for (int end = 801; end < 1000; end++) {
            set("S0", end - 1, random);
            Map<String, SessionRange> outdated = recent.outdated(changed);
            recent.replace(outdated, panel(outdated));
            changed.clear();

            assertThat(recent.missing(Map.of("S0", end - 390))).isEmpty();
        }
        assertThat(read).isEqualTo(199);
    }

    private void set(String symbol, int session, Random random) {
        published.computeIfAbsent(symbol, s -> new TreeMap<>()).put(session, random.nextDouble());
        note(symbol, session, session + 1);
    }

    private void remove(String symbol, int from, int count) {
        published
                .computeIfAbsent(symbol, s -> new TreeMap<>())
                .subMap(from, from + count)
                .clear();
        note(symbol, from, from + count);
    }

    private void note(String symbol, int from, int to) {
        changed.merge(
                symbol,
                new SessionRange(from, to),
                (one, other) -> new SessionRange(
                        Math.min(one.from(), other.from()), Math.max(one.toExclusive(), other.toExclusive())));
    }

    private Panel panel(Map<String, SessionRange> cells) {
        PanelBuilder panel = Panel.builder(BarColumns.ALL, 0);
        new TreeMap<>(cells).forEach((symbol, range) -> published
                .getOrDefault(symbol, new TreeMap<>())
                .subMap(range.from(), range.toExclusive())
                .forEach((session, value) -> {
                    read++;
                    panel.add(symbol, session, value, 2, 3, 4, 5, 6, 7 * value);
                }));
        return panel.build();
    }

    private static List<String> rows(Panel panel) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < panel.symbolCount(); i++) {
            for (int row = panel.rowStart(i); row < panel.rowEnd(i); row++) {
                rows.add(panel.symbol(i) + " " + panel.sessions()[row] + " " + panel.column(BarColumns.OPEN)[row] + " "
                        + panel.column(BarColumns.SPLIT_FACTOR)[row]);
            }
        }
        return rows;
    }
}
