package io.ballast.monitor.domain.healing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.ballast.monitor.domain.absence.AbsenceReason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HealingPlanTest {

    private static final LocalDate MONDAY = LocalDate.of(2018, 2, 5);
    private static final Instant NOW = Instant.parse("2018-02-08T04:00:00Z");
    private static final HealingPolicy POLICY = new HealingPolicy(0.25, 1_000, 5_000, 3, Duration.ofHours(1));

    @Test
    void shouldAskForTheNewestSessionFirst() {
        HealingPlan plan = plan(List.of(gap(0, "B"), gap(1, "B"), gap(1, "A")), Map.of());

        assertThat(plan.requests())
                .extracting(request -> request.gap().cell())
                .containsExactly(cell(1, "A"), cell(1, "B"), cell(0, "B"));
        assertThat(plan.requests()).extracting(HealingPlan.Request::attempt).containsOnly(1);
        assertThat(plan.symbols()).isEqualTo(Map.of("A", 1L, "B", 2L));
        assertThat(plan.sessions().firstKey()).isEqualTo(MONDAY);
    }

    @Test
    void shouldWaitTwiceAsLongAfterEachAttempt() {
        Map<Cell, Attempts> before = Map.of(
                cell(0, "A"), new Attempts(1, NOW.minus(Duration.ofMinutes(59))),
                cell(0, "B"), new Attempts(1, NOW.minus(Duration.ofMinutes(60))),
                cell(0, "C"), new Attempts(2, NOW.minus(Duration.ofMinutes(119))),
                cell(0, "D"), new Attempts(2, NOW.minus(Duration.ofMinutes(120))));

        HealingPlan plan = plan(List.of(gap(0, "A"), gap(0, "B"), gap(0, "C"), gap(0, "D")), before);

        assertThat(plan.symbols()).containsOnlyKeys("B", "D");
        assertThat(plan.requests()).extracting(HealingPlan.Request::attempt).containsExactly(2, 3);
        assertThat(plan.waiting()).isEqualTo(2);
    }

    @Test
    void shouldGiveUpWhatWasAskedForTooOftenUnlessAPersonWantsItAgain() {
        Map<Cell, Attempts> before = Map.of(cell(0, "A"), new Attempts(3, NOW.minus(Duration.ofDays(30))));

        assertThat(plan(List.of(gap(0, "A")), before).givenUp()).isEqualTo(1);
        HealingPlan approved =
                HealingPlan.of(List.of(gap(0, "A")), past(before), Map.of(MONDAY, 100L), POLICY, true, NOW);
        assertThat(approved.requests()).singleElement().satisfies(request -> assertThat(request.attempt())
                .isEqualTo(4));
    }

    @Test
    void shouldHoldASessionThatLacksMoreThanTheShareAndRepairTheOthers() {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            gaps.add(gap(0, "S" + i));
        }
        for (int i = 0; i < 26; i++) {
            gaps.add(gap(1, "S" + i));
        }

        HealingPlan plan = plan(gaps, Map.of());

        assertThat(plan.braked()).containsExactly(new HealingPlan.Braked(MONDAY.plusDays(1), 26, 100));
        assertThat(plan.braked().get(0).share()).isEqualTo(0.26);
        assertThat(plan.sessions()).isEqualTo(Map.of(MONDAY, 25L));
        assertThat(HealingPlan.of(gaps, past(Map.of()), members(), POLICY, true, NOW)
                        .requests())
                .hasSize(51);
    }

    @Test
    void shouldLeaveWhatIsBeyondTheBudgetToTheNextRun() {
        HealingPolicy tight = new HealingPolicy(1, 2, 1_000, 3, Duration.ZERO);

        HealingPlan plan = HealingPlan.of(
                List.of(gap(0, "A"), gap(0, "B"), gap(1, "A")), past(Map.of()), members(), tight, false, NOW);

        assertThat(plan.requests())
                .extracting(request -> request.gap().cell())
                .containsExactly(cell(1, "A"), cell(0, "A"));
        assertThat(plan.deferred()).isEqualTo(1);
    }

    @Test
    void shouldHoldALossThatIsSpreadOverSessionsOfWhichEachLacksFewEnough() {
        List<Gap> gaps = new ArrayList<>();
        for (int session = 0; session < 5; session++) {
            for (int i = 0; i < 15; i++) {
                gaps.add(gap(session, "S" + (15 * session + i)));
            }
        }

        HealingPlan plan = HealingPlan.of(gaps, past(Map.of()), week(), POLICY, false, NOW);

        assertThat(plan.requests()).isEmpty();
        assertThat(plan.braked()).hasSize(5).first().isEqualTo(new HealingPlan.Braked(MONDAY.plusDays(4), 15, 100));
        assertThat(HealingPlan.of(gaps, past(Map.of()), week(), POLICY, true, NOW)
                        .requests())
                .hasSize(75);
    }

    @Test
    void shouldRepairAWeekOfAsManySymbolsAsTheShareAllows() {
        List<Gap> gaps = new ArrayList<>();
        for (int session = 0; session < 5; session++) {
            for (int i = 0; i < 25; i++) {
                gaps.add(gap(session, "S" + i));
            }
        }

        assertThat(HealingPlan.of(gaps, past(Map.of()), week(), POLICY, false, NOW)
                        .requests())
                .hasSize(125);
    }

    @Test
    void shouldRepairSingleCellsThoughTheyTouchMostSymbolsInTheEnd() {
        Random random = new Random(7);
        List<Gap> gaps = new ArrayList<>();
        for (int session = 0; session < 5; session++) {
            for (int i = 0; i < 100; i++) {
                if (random.nextInt(100) < 8) {
                    gaps.add(gap(session, "S" + i));
                }
            }
        }

        assertThat(gaps.stream().map(gap -> gap.cell().symbol()).distinct().count())
                .isGreaterThan(25);
        assertThat(HealingPlan.of(gaps, past(Map.of()), week(), POLICY, false, NOW)
                        .braked())
                .isEmpty();
    }

    @Test
    void shouldCountWhatWasLatelyRepairedWithoutAPerson() {
        Set<Cell> lately = new HashSet<>();
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lately.add(cell(0, "S" + i));
            gaps.add(gap(0, "S" + (15 + i)));
        }

        HealingPlan plan = HealingPlan.of(gaps, new HealingPlan.Past(Map.of(), lately), members(), POLICY, false, NOW);

        assertThat(plan.braked()).containsExactly(new HealingPlan.Braked(MONDAY, 20, 100));
        assertThat(plan.requests()).isEmpty();
    }

    @Test
    void shouldAskAPersonForWhatIsBeyondTheDaysBudget() {
        HealingPolicy tight = new HealingPolicy(1, 2, 4, 3, Duration.ZERO);
        List<Gap> gaps = List.of(gap(0, "A"), gap(0, "B"), gap(0, "C"), gap(0, "D"), gap(0, "E"));
        HealingPlan.Past one = new HealingPlan.Past(Map.of(), Set.of(cell(1, "A")));

        HealingPlan plan = HealingPlan.of(gaps, one, members(), tight, false, NOW);

        assertThat(plan.requests()).hasSize(2);
        assertThat(plan.deferred()).isEqualTo(1);
        assertThat(plan.overBudget()).isEqualTo(2);
        HealingPlan approved = HealingPlan.of(gaps, one, members(), tight, true, NOW);
        assertThat(approved.deferred()).isEqualTo(3);
        assertThat(approved.overBudget()).isZero();
    }

    @Test
    void shouldPutEachGapInExactlyOnePlace() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<Gap> gaps = new ArrayList<>();
            Map<Cell, Attempts> before = new HashMap<>();
            for (int session = 0; session < 3; session++) {
                for (int symbol = 0; symbol < random.nextInt(60); symbol++) {
                    Gap gap = gap(session, "S" + symbol);
                    gaps.add(gap);
                    if (random.nextBoolean()) {
                        Instant last = NOW.minus(Duration.ofMinutes(random.nextInt(300)));
                        before.put(gap.cell(), new Attempts(1 + random.nextInt(4), last));
                    }
                }
            }
            HealingPolicy policy = new HealingPolicy(
                    random.nextDouble(), 1 + random.nextInt(50), 1 + random.nextInt(100), 3, POLICY.pause());

            HealingPlan plan = HealingPlan.of(gaps, past(before), members(), policy, random.nextBoolean(), NOW);

            long braked =
                    plan.braked().stream().mapToLong(HealingPlan.Braked::gaps).sum();
            assertThat(plan.requests().size()
                            + braked
                            + plan.waiting()
                            + plan.givenUp()
                            + plan.deferred()
                            + plan.overBudget())
                    .isEqualTo(gaps.size());
            assertThat(plan.requests()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(policy.maxCells());
        }
    }

    @Test
    void shouldNeverTakeAFactOfTheMarketForALoss() {
        assertThat(List.of("not-listed", "delisted", "halted", "no-trade", "something-new"))
                .noneMatch(AbsenceReason::isRecoverable);
        assertThat(List.of("provider-missing", "quarantined", "not-fetched")).allMatch(AbsenceReason::isRecoverable);
    }

    @Test
    void shouldRefuseAPolicyThatRepairsNothing() {
        assertThatThrownBy(() -> new HealingPolicy(1.5, 1, 1, 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> new HealingPolicy(0.5, 0, 1, 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Attempts(0, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    private static HealingPlan plan(List<Gap> gaps, Map<Cell, Attempts> before) {
        return HealingPlan.of(gaps, past(before), members(), POLICY, false, NOW);
    }

    private static HealingPlan.Past past(Map<Cell, Attempts> inVain) {
        return new HealingPlan.Past(inVain, Set.of());
    }

    private static Map<LocalDate, Long> week() {
        Map<LocalDate, Long> week = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            week.put(MONDAY.plusDays(i), 100L);
        }
        return week;
    }

    private static Map<LocalDate, Long> members() {
        return Map.of(MONDAY, 100L, MONDAY.plusDays(1), 100L, MONDAY.plusDays(2), 100L);
    }

    private static Gap gap(int session, String symbol) {
        return new Gap(cell(session, symbol), "not-fetched");
    }

    private static Cell cell(int session, String symbol) {
        return new Cell(MONDAY.plusDays(session), symbol);
    }
}
