package io.ballast.ingestion.domain.backfill;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CallPlanTest {

    private static final LocalDate START = LocalDate.of(2018, 1, 2);

    @Test
    void shouldAskForWholeSessionsWhenAllSymbolsMissThem() {
        CallPlan plan = CallPlan.of(missing(3, "111", "111", "111", "111"));

        assertThat(plan.sessions()).containsExactly(day(0), day(1), day(2));
        assertThat(plan.symbols()).isEmpty();
        assertThat(plan.calls()).isEqualTo(3);
    }

    @Test
    void shouldAskForTheSymbolWhenOnlyThatOneIsNew() {
        CallPlan plan = CallPlan.of(missing(5, "00000", "01110", "00000"));

        assertThat(plan.sessions()).isEmpty();
        assertThat(plan.symbols()).containsExactly(Map.entry("S1", new CallPlan.Span(day(1), day(3))));
    }

    @Test
    void shouldAskForBothWhereThatTakesFewerCalls() {
        CallPlan plan = CallPlan.of(missing(5, "11111", "00001", "00001", "00001"));

        assertThat(plan.sessions()).containsExactly(day(4));
        assertThat(plan.symbols()).containsExactly(Map.entry("S0", new CallPlan.Span(day(0), day(3))));
    }

    @Test
    void shouldAskForNothingWhenNothingIsMissing() {
        assertThat(CallPlan.of(missing(3, "000", "000")).calls()).isZero();
        assertThat(missing(3, "010", "011").count()).isEqualTo(3);
    }

    @Test
    void shouldNeedNoMoreCallsThanTheBestOfAllPlans() {
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            int symbols = 1 + random.nextInt(6);
            int sessions = 1 + random.nextInt(6);
            double density = random.nextDouble();
            BitSet[] rows = new BitSet[symbols];
            for (int i = 0; i < symbols; i++) {
                rows[i] = new BitSet();
                for (int j = 0; j < sessions; j++) {
                    rows[i].set(j, random.nextDouble() < density);
                }
            }

            CallPlan plan = CallPlan.of(missing(sessions, rows));

            assertThat(plan.calls()).isEqualTo(fewest(rows, sessions));
            assertCovers(plan, rows);
        }
    }

    @Test
    void shouldPlanAWholeMarketAtOnce() {
        Random random = new Random(6);
        BitSet[] rows = new BitSet[500];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new BitSet();
            rows[i].set(random.nextInt(400), 400 + random.nextInt(100));
        }

        CallPlan plan = CallPlan.of(missing(500, rows));

        assertThat(plan.calls()).isLessThanOrEqualTo(500);
        assertCovers(plan, rows);
    }

    @Test
    void shouldRefuseSessionsThatAreNotLookedAt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> missing(2, "001"))
                .withMessage("S0 misses session number 2 of 2");
    }

    /** Tries every choice of symbols; the sessions follow. */
    private static int fewest(BitSet[] rows, int sessions) {
        int fewest = Integer.MAX_VALUE;
        for (int chosen = 0; chosen < 1 << rows.length; chosen++) {
            BitSet left = new BitSet();
            for (int i = 0; i < rows.length; i++) {
                if ((chosen & 1 << i) == 0) {
                    left.or(rows[i]);
                }
            }
            fewest = Math.min(fewest, Integer.bitCount(chosen) + left.cardinality());
        }
        return fewest;
    }

    private static void assertCovers(CallPlan plan, BitSet[] rows) {
        for (int i = 0; i < rows.length; i++) {
            CallPlan.Span span = plan.symbols().get("S" + i);
            rows[i].stream().mapToObj(CallPlanTest::day).forEach(session -> assertThat(
                            plan.sessions().contains(session)
                                    || span != null && !session.isBefore(span.from()) && !session.isAfter(span.to()))
                    .isTrue());
        }
    }

    private static MissingCells missing(int sessions, String... rows) {
        return missing(
                sessions,
                IntStream.range(0, rows.length)
                        .mapToObj(i -> {
                            BitSet row = new BitSet();
                            for (int j = 0; j < rows[i].length(); j++) {
                                row.set(j, rows[i].charAt(j) == '1');
                            }
                            return row;
                        })
                        .toArray(BitSet[]::new));
    }

    private static MissingCells missing(int sessions, BitSet... rows) {
        SortedMap<String, BitSet> bySymbol = new TreeMap<>();
        for (int i = 0; i < rows.length; i++) {
            bySymbol.put("S" + i, rows[i]);
        }
        List<LocalDate> days =
                IntStream.range(0, sessions).mapToObj(CallPlanTest::day).toList();
        return new MissingCells(days, bySymbol);
    }

    private static LocalDate day(int number) {
        return START.plusDays(number);
    }
}
