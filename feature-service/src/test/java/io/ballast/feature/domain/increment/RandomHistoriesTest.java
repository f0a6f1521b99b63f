package io.ballast.feature.domain.increment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.increment.InputChange.Kind;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.support.SmallMarket;
import io.ballast.feature.support.StoredFeatures;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens to a market, increments leave what a build from nothing gives, bit by bit. */
class RandomHistoriesTest {
    private static final int HISTORIES = Boolean.getBoolean("ballast.campaign") ? 200 : 20;
    private static final int STEPS = 8;
    private static final int SYMBOLS = 34;
    private static final int CHANGING = 6;
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

    @Test
    void shouldGoThroughMoreSymbolsThanAreHeldAtOnce() {
        SmallMarket market = new SmallMarket().targets(SETTINGS.targets());
        market.bars("IWM", 0, 30).lastDue(29);
        for (int i = 0; i < 2300; i++) {
            market.bars("S" + i, i % 7, 30);
        }
        StoredFeatures stored = new StoredFeatures();

        stored.build(market.inputs(), SETTINGS, List.of());

        assertThat(stored.differenceFrom(market.build())).isNull();
    }

    @Test
    void shouldReachAsMuchFurtherAsDaysWereDeclaredClosed() {
        SmallMarket market = new SmallMarket().targets(SETTINGS.targets());
        market.bars("A", 0, 500).bars("IWM", 0, 500).hole("A", 300, 371).hole("IWM", 300, 371);
        for (int session = 300; session < 371; session++) {
            market.closed(session);
        }
        StoredFeatures stored = new StoredFeatures();
        stored.build(market.inputs(), SETTINGS, List.of());

        for (int session : new int[] {373, 499}) {
            for (String symbol : List.of("A", "IWM")) {
                market.bar(symbol, session, 70, 100);
                LocalDate day = SmallMarket.CALENDAR.session(SmallMarket.ORIGIN + session);
                InputChange change = new InputChange(Kind.BAR, symbol, day, day);
                stored.build(market.inputs(), SETTINGS, List.of(change));
                assertThat(stored.differenceFrom(market.build()))
                        .as("%s %d", symbol, session)
                        .isNull();
            }
        }
        assertThat(stored.row("A", SmallMarket.ORIGIN + 421).values()[Feature.MOM_252.ordinal()])
                .isNotNaN();
    }

    private void run(int history) {
        // Some are longer than features look back, so that increments begin in their middle.
        History market = new History(new Random(history), history % 4 == 3 ? 480 : 70);
        // Of every third, there is room for the rows and facts of some symbols only.
        StoredFeatures stored = new StoredFeatures(history % 3 == 2 ? 200_000 : Long.MAX_VALUE);
        stored.build(market.market.inputs(), SETTINGS, List.of());
        assertThat(stored.differenceFrom(market.market.build())).isNull();
        for (int step = 0; step < STEPS; step++) {
            String change = market.change();
            Increment increment = stored.build(market.market.inputs(), SETTINGS, market.noted());
            int written = increment.rows().size();
            writtenInPart += written > 0 && written < stored.rowCount() ? 1 : 0;
            notWritten += written == 0 && increment.gone().isEmpty() ? 1 : 0;
            assertThat(stored.differenceFrom(market.market.build()))
                    .as("history %d, step %d: %s", history, step, change)
                    .isNull();
        }
    }

    /** A market to which random things happen. */
    private static final class History {
        private final Random random;
        private final SmallMarket market = new SmallMarket().targets(SETTINGS.targets());
        private final List<InputChange> changes = new ArrayList<>();
        private int end;

        History(Random random, int sessions) {
            this.random = random;
            this.end = sessions + random.nextInt(40);
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
            int kind = random.nextInt(11);
            int after = Math.min(end, session + 1 + random.nextInt(kind == 2 ? 30 : 4));
            switch (kind) {
                case 0 -> append();
                case 1 -> market.bar(symbol, session, 20 + 60 * random.nextDouble(), random.nextInt(3) * 500.0);
                case 2 -> market.hole(symbol, session, after);
                case 3 -> market.bars(symbol, session, after);
                case 4 -> split(symbol, session);
                case 5 -> {
                    market.shares(symbol, session - random.nextInt(30), session, 1e6 * (1 + random.nextInt(9)));
                    note(Kind.SHARES, symbol, session, session);
                }
                case 6 -> {
                    market.statement(symbol, statement(SmallMarket.day(session)));
                    note(Kind.STATEMENT, symbol, session, session);
                }
                case 7 -> member(symbol, session);
                case 8 -> market.halted(symbol, session);
                case 9 -> rule(session);
                default -> {
                    return "nothing";
                }
            }
            if (kind >= 1 && kind <= 3) {
                note(Kind.BAR, symbol, session, kind == 1 ? session : after - 1);
            }
            return "kind " + kind + " at " + symbol + " " + session;
        }

        /** As ingestion would. */
        private void note(Kind kind, String symbol, int first, int last) {
            changes.add(new InputChange(kind, symbol, date(first), date(last)));
        }

        private static LocalDate date(int session) {
            return SmallMarket.CALENDAR.session(SmallMarket.ORIGIN + session);
        }

        /** What changed since this was asked last. */
        List<InputChange> noted() {
            List<InputChange> noted = List.copyOf(changes);
            changes.clear();
            return noted;
        }

        private void append() {
            for (int i = 0; i < SYMBOLS; i++) {
                if (random.nextInt(5) > 0) {
                    market.bars("S" + i, end, end + 1);
                    note(Kind.BAR, "S" + i, end, end);
                }
            }
            market.bars("IWM", end, end + 1).lastDue(end);
            note(Kind.BAR, "IWM", end, end);
            end++;
        }

        private void split(String symbol, int session) {
            for (int s = session; s < end; s++) {
                double close = SmallMarket.close(symbol, s) / 2;
                market.bar(symbol, s, close, close, close, close, 2000 + s, 2, 2);
            }
            market.splits(symbol, new SplitHistory(new int[] {SmallMarket.day(session)}, new double[] {2}));
            note(Kind.SPLIT, symbol, session, session);
            note(Kind.BAR, symbol, session, end - 1);
        }

        /** Declares a day closed, or withdraws it; some have bars, and the others lose theirs before, as at a real closure. */
        private void rule(int session) {
            if (market.isClosed(session)) {
                market.reopened(session);
                return;
            }
            market.closed(session);
            if (random.nextInt(3) > 0) {
                for (String symbol : market.symbols()) {
                    market.hole(symbol, session, session + 1);
                    note(Kind.BAR, symbol, session, session);
                }
            }
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
