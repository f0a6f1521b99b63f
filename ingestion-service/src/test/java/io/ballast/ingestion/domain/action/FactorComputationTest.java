package io.ballast.ingestion.domain.action;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FactorComputationTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 6);
    private static final LocalDate LATER = LocalDate.of(2020, 3, 2);
    private static final CloseHistory AT_100 = date -> OptionalDouble.of(100);
    private static final CloseHistory NOTHING_STORED = date -> OptionalDouble.empty();

    @Test
    void shouldKeepOneBeforeTheFirstAction() {
        AdjustmentFactors factors = FactorComputation.compute(List.of(split(LATER, 1, 2)), AT_100);

        assertThat(factors.on(LATER.minusDays(1)).price()).isEqualTo(1);
        assertThat(factors.on(LATER.minusDays(1)).split()).isEqualTo(1);
        assertThat(factors.on(LATER).price()).isEqualTo(2);
        assertThat(factors.on(LATER).split()).isEqualTo(2);
    }

    @Test
    void shouldShrinkFactorsByAReverseSplit() {
        FactorStep step = FactorComputation.compute(List.of(split(FIRST, 10, 1)), NOTHING_STORED)
                .on(FIRST);

        assertThat(step).isEqualTo(new FactorStep(FIRST, 0.1, 0.1));
    }

    @Test
    void shouldRaiseOnlyThePriceFactorByADividend() {
        FactorStep step = FactorComputation.compute(List.of(dividend("a", FIRST, 5)), AT_100)
                .on(FIRST);

        assertThat(step.price()).isCloseTo(1 / 0.95, within(1e-15));
        assertThat(step.split()).isEqualTo(1);
    }

    @Test
    void shouldBringTheCloseToTheNewShareSizeWhenSplitAndDividendMeet() {
        AdjustmentFactors factors =
                FactorComputation.compute(List.of(dividend("a", FIRST, 1), split(FIRST, 1, 4)), AT_100);

        assertThat(factors.on(FIRST).price()).isCloseTo(4 / (1 - 1 / 25.0), within(1e-14));
        assertThat(factors.on(FIRST).split()).isEqualTo(4);
    }

    @Test
    void shouldMultiplySeveralDividendsOfOneDay() {
        AdjustmentFactors factors = FactorComputation.compute(
                List.of(dividend("regular", FIRST, 1), dividend("special", FIRST, 2)), AT_100);

        assertThat(factors.on(FIRST).price()).isCloseTo(1 / 0.99 / 0.98, within(1e-14));
    }

    @Test
    void shouldIgnoreADividendWithoutAStoredCloseAndNotRefuseIt() {
        AdjustmentFactors factors = FactorComputation.compute(List.of(dividend("a", FIRST, 1)), NOTHING_STORED);

        assertThat(factors.steps()).isEmpty();
        assertThat(factors.refused()).isEmpty();
    }

    @Test
    void shouldRefuseADividendAboveAQuarterOfThePriceButNotOneOfAQuarter() {
        AdjustmentFactors quarter = FactorComputation.compute(List.of(dividend("a", FIRST, 25)), AT_100);
        AdjustmentFactors more = FactorComputation.compute(List.of(dividend("a", FIRST, 25.01)), AT_100);

        assertThat(quarter.refused()).isEmpty();
        assertThat(more.steps()).isEmpty();
        assertThat(more.refused()).singleElement().satisfies(refused -> assertThat(refused.reason())
                .contains("25.01")
                .contains("100"));
    }

    @Test
    void shouldRefuseWhatIsNotPositiveOrForeign() {
        CashDividend foreign = new CashDividend("c", "X", FIRST, 1, "CAD");
        AdjustmentFactors factors = FactorComputation.compute(
                List.of(
                        dividend("a", FIRST, 0),
                        dividend("b", FIRST, Double.NaN),
                        foreign,
                        split(LATER, 0, 2),
                        split(LATER, 1, -2)),
                AT_100);

        assertThat(factors.steps()).isEmpty();
        assertThat(factors.refused()).hasSize(5);
        assertThat(factors.refused())
                .filteredOn(refused -> refused.action().equals(foreign))
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("CAD"));
    }

    @Test
    void shouldNotChangeEarlierFactorsWhenAnActionIsAdded() {
        List<CorporateAction> actions = new ArrayList<>(List.of(dividend("a", FIRST, 3)));
        AdjustmentFactors before = FactorComputation.compute(actions, AT_100);
        actions.add(split(LATER, 2, 3));
        AdjustmentFactors after = FactorComputation.compute(actions, AT_100);

        assertThat(after.on(LATER.minusDays(1))).isEqualTo(before.on(LATER.minusDays(1)));
    }

    @Test
    void shouldGiveTheSameBitsWhateverTheOrderOfActions() {
        List<CorporateAction> actions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            actions.add(dividend("d" + i, FIRST.plusDays(i / 3), 0.1 + i * 0.01));
            if (i % 7 == 0) {
                actions.add(new Split("s" + i, "X", FIRST.plusDays(i / 3), 1, 1 + i * 0.1));
            }
        }
        AdjustmentFactors expected = FactorComputation.compute(actions, AT_100);
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(actions, random);
            assertThat(FactorComputation.compute(actions, AT_100)).isEqualTo(expected);
        }
    }

    private static Split split(LocalDate exDate, double from, double to) {
        return new Split("split", "X", exDate, from, to);
    }

    private static CashDividend dividend(String id, LocalDate exDate, double amount) {
        return new CashDividend(id, "X", exDate, amount, "USD");
    }
}
