package io.ballast.ingestion.domain.backfill;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BackfillControllerTest {

    private static final LocalDate END = LocalDate.of(2018, 2, 8);
    private static final Duration FAST = Duration.ofSeconds(1);
    private static final Duration MEDIUM = Duration.ofSeconds(200);
    private static final Duration SLOW = Duration.ofSeconds(241);
    private static final BackfillBounds BOUNDS = new BackfillBounds(15, 90, Duration.ofSeconds(240));

    @Test
    void shouldStartWithAThirdOfWhatIsMissing() {
        assertThat(controller(120).next().orElseThrow().days()).isBetween(38, 41);
    }

    @Test
    void shouldStartWithinTheBounds() {
        assertThat(controller(420).stepDays()).isEqualTo(90);
        assertThat(controller(20).stepDays()).isEqualTo(15);
    }

    @Test
    void shouldFetchTheNewestWindowFirst() {
        BackfillController controller = controller(420);

        Window first = controller.next().orElseThrow();
        controller.done(first, FAST);
        Window second = controller.next().orElseThrow();

        assertThat(first.to()).isEqualTo(END);
        assertThat(first.sessions().get(0)).isEqualTo(LocalDate.of(2018, 2, 7));
        assertThat(second.to()).isBeforeOrEqualTo(first.from());
    }

    @Test
    void shouldHalveTheCapAfterASlowStepAndDoubleItAfterAFastOne() {
        BackfillController controller = controller(2000);
        step(controller, SLOW);
        assertThat(controller.stepDays()).isBetween(43, 45);
        step(controller, SLOW);
        assertThat(controller.stepDays()).isBetween(20, 22);
        step(controller, SLOW);
        assertThat(controller.stepDays()).isEqualTo(15);
        step(controller, MEDIUM);
        assertThat(controller.stepDays()).isEqualTo(15);
        step(controller, FAST);
        assertThat(controller.stepDays()).isEqualTo(30);
        step(controller, FAST);
        step(controller, FAST);
        assertThat(controller.stepDays()).isEqualTo(90);
    }

    @Test
    void shouldPlanAFailedWindowAnewInSmallerSteps() {
        BackfillController controller = controller(420);
        Window failed = controller.next().orElseThrow();

        controller.failed(failed, Set.of());

        Window again = controller.next().orElseThrow();
        assertThat(again.to()).isEqualTo(failed.to());
        assertThat(again.days()).isLessThanOrEqualTo(45);
        assertThat(failed.sessions()).containsAll(again.sessions());
    }

    @Test
    void shouldPlanOnlySessionsThatMissCells() {
        List<LocalDate> missing = List.of(LocalDate.of(2018, 2, 6), LocalDate.of(2018, 1, 3), LocalDate.of(2017, 5, 1));
        BackfillController controller = new BackfillController(BOUNDS, missing);

        Window first = controller.next().orElseThrow();
        controller.done(first, FAST);
        Window second = controller.next().orElseThrow();
        controller.done(second, FAST);

        assertThat(first.sessions()).containsExactly(LocalDate.of(2018, 2, 6), LocalDate.of(2018, 1, 3));
        assertThat(second.sessions()).containsExactly(LocalDate.of(2017, 5, 1));
        assertThat(second.days()).isEqualTo(1);
        assertThat(controller.next()).isEmpty();
        assertThat(controller.remainingDays()).isZero();
    }

    @Test
    void shouldHaveNothingToDoWhenNothingIsMissing() {
        assertThat(new BackfillController(BOUNDS, List.of()).next()).isEmpty();
    }

    @Test
    void shouldFetchEverySessionExactlyOnceWithinTheBoundsWhateverHappens() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int min = 1 + random.nextInt(20);
            BackfillBounds bounds = new BackfillBounds(min, min + random.nextInt(100), Duration.ofSeconds(240));
            List<LocalDate> missing = randomSessions(random);
            BackfillController controller = new BackfillController(bounds, missing);

            List<LocalDate> fetched = new ArrayList<>();
            for (int step = 0; controller.next().isPresent(); step++) {
                Window window = controller.next().orElseThrow();
                assertThat(window.days()).as("seed %s step %s", seed, step).isBetween(1, bounds.maxStep());
                if (random.nextInt(4) == 0) {
                    controller.failed(window, Set.of());
                } else {
                    fetched.addAll(window.sessions());
                    controller.done(window, Duration.ofSeconds(random.nextInt(500)));
                }
                assertThat(controller.stepDays()).isBetween(bounds.minStep(), bounds.maxStep());
            }

            assertThat(fetched).as("seed %s", seed).doesNotHaveDuplicates().hasSameElementsAs(missing);
            assertThat(fetched).isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
    }

    @Test
    void shouldPlanTheSameWindowsForTheSameDurations() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(windows(seed)).isEqualTo(windows(seed));
        }
    }

    @Test
    void shouldGoOnAfterARestartWithWhatIsStillMissing() {
        Set<LocalDate> missing = new HashSet<>(sessions(1000));
        BackfillController before = new BackfillController(BOUNDS, missing);
        for (int i = 0; i < 4; i++) {
            Window window = before.next().orElseThrow();
            before.done(window, FAST);
            window.sessions().forEach(missing::remove);
        }

        BackfillController after = new BackfillController(BOUNDS, missing);

        assertThat(after.next().orElseThrow().to())
                .isEqualTo(before.next().orElseThrow().to());
        assertThat(after.remainingDays()).isEqualTo(before.remainingDays());
    }

    @Test
    void shouldRefuseBoundsThatContradictEachOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackfillBounds(91, 90, Duration.ofSeconds(240)))
                .withMessageContaining("BACKFILL_MIN_STEP=91")
                .withMessageContaining("BACKFILL_MAX_STEP=90");
    }

    private static List<Window> windows(long seed) {
        Random random = new Random(seed);
        BackfillController controller = controller(1500);
        List<Window> windows = new ArrayList<>();
        while (controller.next().isPresent()) {
            Window window = controller.next().orElseThrow();
            windows.add(window);
            controller.done(window, Duration.ofSeconds(random.nextInt(500)));
        }
        return windows;
    }

    private static void step(BackfillController controller, Duration took) {
        controller.done(controller.next().orElseThrow(), took);
    }

    private static BackfillController controller(int days) {
        return new BackfillController(BOUNDS, sessions(days));
    }

    private static List<LocalDate> sessions(int days) {
        return ExchangeCalendar.xnys().between(END.minusDays(days), END);
    }

    private static List<LocalDate> randomSessions(Random random) {
        return sessions(1 + random.nextInt(1500)).stream()
                .filter(session -> random.nextInt(3) > 0)
                .toList();
    }

    @Test
    void shouldPlanOnlyTheRestOfAWindowThatFailedInPart() {
        BackfillController controller = controller(420);
        Window window = controller.next().orElseThrow();
        List<LocalDate> stored = window.sessions().subList(0, 10);

        controller.failed(window, stored);

        Window rest = controller.next().orElseThrow();
        assertThat(rest.sessions()).doesNotContainAnyElementsOf(stored);
        assertThat(rest.sessions().get(0)).isEqualTo(window.sessions().get(10));
        assertThat(rest.days()).isLessThan(window.days());
    }
}
