package io.ballast.feature.domain.fingerprint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.feature.domain.universe.Membership;
import io.ballast.feature.domain.universe.Security;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

/**
 * A small market that never changes, with one of everything that formulas tell apart: holes, splits, dividends, late and
 * ended listings, members that come and go, statements that are late, restated or in the red. Drawn by {@link Random}, whose
 * numbers are laid down, and made by sums and products alone: the same bits on every machine.
 */
final class ReferenceMarket {
    static final String BENCHMARK = "BENCH";

    private static final LocalDate FIRST = LocalDate.of(2015, 1, 2);
    private static final int SESSIONS = 280;
    private static final int SYMBOLS = 36;
    private static final int CONSTANT = 1;
    private static final int HALTED = 2;
    private static final int DELISTED = 3;
    private static final int LATE = 4;
    private static final int RETURNING = 5;
    private static final int FORMER = 6;
    private static final int ANNUAL = 7;

    private final ExchangeCalendar calendar;
    private final int origin;
    private final Random random = new Random(42);
    private final PanelBuilder bars = Panel.builder(BarColumns.ALL, 0);
    private final Map<String, SymbolFacts> facts = new HashMap<>();

    private ReferenceMarket(ExchangeCalendar calendar) {
        this.calendar = calendar;
        this.origin = calendar.ordinal(FIRST);
    }

    /**
     * The market.
     *
     * @param calendar exchange sessions
     * @return the same at each call
     */
    static BuildInputs inputs(ExchangeCalendar calendar) {
        return new ReferenceMarket(calendar).draw();
    }

    private BuildInputs draw() {
        bars(BENCHMARK, -1, SplitHistory.NONE);
        for (int i = 0; i < SYMBOLS; i++) {
            String symbol = "S%02d".formatted(i);
            SplitHistory splits = i % 4 == 0
                    ? new SplitHistory(new int[] {day(70 + i), day(200 + i)}, new double[] {2, 0.25})
                    : SplitHistory.NONE;
            bars(symbol, i, splits);
            facts.put(
                    symbol, new SymbolFacts(security(symbol, i), new SharesHistory(shares(i), splits), statements(i)));
        }
        return new BuildInputs(
                bars.build(),
                facts,
                BENCHMARK,
                origin + SESSIONS - 1,
                Map.of("S02", Set.of(origin + 100)),
                ClosedDays.NONE);
    }

    private void bars(String symbol, int kind, SplitHistory splits) {
        double close = 5 + 95 * random.nextDouble();
        double dividends = 1;
        for (int session = kind == LATE ? 170 : 0; session < (kind == DELISTED ? 265 : SESSIONS); session++) {
            close *= kind == CONSTANT ? 1 : 1 + 0.06 * (random.nextDouble() - 0.49);
            dividends *= kind >= 0 && random.nextInt(90) == 0 ? 1 + random.nextDouble() / 50 : 1;
            double open = kind == CONSTANT ? close : close * (1 + 0.02 * (random.nextDouble() - 0.5));
            double high = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            double volume = random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(1_000_000);
            double split = splits.factorOn(day(session));
            boolean hole = random.nextInt(60) == 0 || (kind == HALTED && session >= 100 && session < 125);
            if (!hole) {
                bars.add(
                        symbol,
                        origin + session,
                        open / split,
                        high / split,
                        low / split,
                        close / split,
                        volume * split,
                        split * dividends,
                        split);
            }
        }
    }

    private Security security(String symbol, int kind) {
        Membership always = new Membership(FIRST, null);
        return switch (kind) {
            case DELISTED -> new Security(symbol, FIRST, session(265), List.of(always));
            case LATE -> new Security(symbol, session(168), null, List.of(new Membership(session(175), null)));
            case RETURNING ->
                new Security(
                        symbol,
                        FIRST,
                        null,
                        List.of(new Membership(FIRST, session(120)), new Membership(session(170), null)));
            case FORMER -> new Security(symbol, null, null, List.of(new Membership(FIRST, session(150))));
            default -> new Security(symbol, null, null, List.of(always));
        };
    }

    /** Known 100 days after the day they refer to; of every eighth symbol the first count only, which grows too old. */
    private List<SharesRecord> shares(int kind) {
        List<SharesRecord> records = new ArrayList<>();
        for (int days = -90; days < (kind % 8 == 2 ? 0 : 400); days += 91) {
            records.add(new SharesRecord(day(0) + days, day(0) + days + 100, 1_000_000 + random.nextInt(50_000_000)));
        }
        return records;
    }

    /** Quarters or years, known 40 days after their end, the first of them restated later on. */
    private List<Statement> statements(int kind) {
        List<Statement> statements = new ArrayList<>();
        boolean annual = kind % ANNUAL == 0;
        for (int quarter = annual ? -3 : -5; quarter < 5; quarter += annual ? 4 : 1) {
            int end = day(0) + quarter * 91;
            statements.add(statement(end, end + 40, annual));
        }
        statements.add(statement(statements.get(0).periodEnd(), day(200), annual));
        return statements;
    }

    private Statement statement(int end, int filed, boolean annual) {
        return new Statement(
                end,
                filed,
                annual,
                amount(0.2),
                amount(0.2),
                amount(0.3),
                amount(0),
                amount(0),
                amount(0.05),
                amount(0),
                amount(0.1));
    }

    /** Some are missing, and some negative. */
    private double amount(double belowZero) {
        return random.nextInt(200) == 0 ? Double.NaN : 1e8 * (random.nextDouble() - belowZero);
    }

    private LocalDate session(int number) {
        return calendar.session(origin + number);
    }

    private int day(int number) {
        return calendar.epochDay(origin + number);
    }
}
