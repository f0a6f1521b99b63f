package io.ballast.benchmarks.backfill;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.domain.call.AdaptivePacing;
import io.ballast.ingestion.domain.call.Pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BackfillRunTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void shouldBeHeldByThePlansQuota() {
        double seconds = BackfillRun.fixed(scenario("free-plan"), 1, 90, () -> Pacing.fixed(8, 0), Double.MAX_VALUE);

        assertThat(seconds).isCloseTo(BackfillRun.sessions() * 60.0 / 5, within(200.0));
    }

    @Test
    void shouldGainFromCallsSideBySideOnlyAsFarAsTheProviderGoes() {
        double alone = narrow(1);

        assertThat(narrow(2)).isCloseTo(alone / 2, within(alone / 10));
        assertThat(narrow(8)).isGreaterThan(narrow(2) * 0.9);
    }

    @Test
    void shouldPayForCallsThatComeTooFast() {
        Scenario limited = scenario("hidden-limit");

        double fast = BackfillRun.fixed(limited, 1, 90, () -> Pacing.fixed(8, 0), Double.MAX_VALUE);
        double paced = BackfillRun.fixed(limited, 1, 90, () -> Pacing.fixed(8, SECOND * 26 / 100), Double.MAX_VALUE);

        assertThat(fast).isGreaterThan(2 * paced);
    }

    @Test
    void shouldTakeTheSameTimeForTheSameSeeds() {
        for (Scenario scenario : Scenario.ALL) {
            assertThat(BackfillControlWorkload.ours(scenario, 2))
                    .as(scenario.name())
                    .isEqualTo(BackfillControlWorkload.ours(scenario, 2));
        }
    }

    /** The full search takes minutes: here every seed's run against a plan that is good for the kind. */
    @Test
    void shouldComeNearAGoodFixedPlanForEveryKind() {
        for (Scenario scenario : BackfillControlWorkload.scenarios()) {
            long interval = scenario.hiddenRate() == 0 ? 0 : Math.round(1.01e9 / scenario.hiddenRate());
            double good = BackfillRun.fixed(scenario, 5, 90, () -> Pacing.fixed(16, interval), Double.MAX_VALUE);

            double ours = BackfillRun.adaptive(scenario, 5, AdaptivePacing::new);

            assertThat(ours / good).as(scenario.name()).isLessThan(1.25);
        }
    }

    private static double narrow(int concurrency) {
        return BackfillRun.fixed(
                scenario("paid-plan-narrow"), 1, 90, () -> Pacing.fixed(concurrency, 0), Double.MAX_VALUE);
    }

    private static Scenario scenario(String name) {
        return Scenario.ALL.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
