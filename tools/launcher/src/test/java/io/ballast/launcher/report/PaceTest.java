package io.ballast.launcher.report;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private final Pace pace = new Pace();
    private long now;

    private static Step step(String state, long done, long total, String unit) {
        return new Step("train", state, 0, done, total, unit, "");
    }

    /** Looks at a second, and gives the seconds left that are shown then. */
    private double look(long second, Step step) {
        now = TimeUnit.SECONDS.toNanos(second);
        pace.see(step, now);
        return pace.secondsLeft(now);
    }

    private double running(long second, long done) {
        return look(second, step("running", done, 100, "steps"));
    }

    private double idle(long second) {
        return pace.secondsLeft(TimeUnit.SECONDS.toNanos(second));
    }

    @Test
    void shouldNotTakePreparationsForPace() {
        look(0, step("pending", 0, 0, ""));
        look(1, step("running", 0, 0, ""));
        running(300, 0);

        assertThat(running(600, 10)).as("the first units").isNegative();
        assertThat(running(610, 20)).isEqualTo(80);
    }

    @Test
    void shouldNotTakeWhatWasDoneBeforeTheFirstLookForPace() {
        assertThat(running(0, 60)).as("attached in the middle").isNegative();
        assertThat(running(1, 61)).as("a unit that was begun before").isNegative();

        assertThat(running(11, 66)).isEqualTo(68);
    }

    @Test
    void shouldNotTakeWhatAResumedTrainingTookOverForPace() {
        look(0, step("running", 0, 0, ""));
        running(20, 71);

        assertThat(running(30, 76)).isEqualTo(48);
    }

    @Test
    void shouldBeginAgainWithAnotherAttempt() {
        running(0, 0);
        running(10, 40);
        assertThat(running(20, 80)).isEqualTo(5);

        assertThat(running(30, 4)).as("begun again").isNegative();
        running(40, 6);
        assertThat(running(50, 8)).isEqualTo(460);

        look(60, step("pending", 0, 0, ""));
        assertThat(running(70, 50)).as("resumed").isNegative();
    }

    @Test
    void shouldBeginAgainWhereAnotherUnitIsCounted() {
        running(0, 0);
        running(10, 40);
        running(20, 80);

        assertThat(look(21, step("running", 90, 500, "symbols"))).isNegative();
        assertThat(look(22, step("running", 100, 500, "symbols"))).isNegative();
        assertThat(look(42, step("running", 200, 500, "symbols"))).isEqualTo(60);
    }

    @Test
    void shouldSayNothingAfterAFewSecondsOnly() {
        running(0, 0);
        running(1, 1);

        assertThat(running(5, 20)).isNegative();
        assertThat(running(6, 21)).isEqualTo(19.75);
    }

    @Test
    void shouldCountDownBetweenUnitsUntilTheyFailToCome() {
        running(0, 0);
        running(10, 1);
        assertThat(running(70, 2)).isEqualTo(98 * 60);

        assertThat(idle(100)).isEqualTo(98 * 60 - 30);
        assertThat(idle(131)).as("no unit for longer than it took").isNegative();
        assertThat(running(190, 3)).isEqualTo(97 * 90);
    }

    @Test
    void shouldFollowAWorkThatGrows() {
        running(0, 0);
        running(10, 10);
        running(20, 20);

        assertThat(look(30, step("running", 30, 1030, "steps"))).isEqualTo(1000);
    }

    @Test
    void shouldSayNothingWhereTheTotalIsUnknownOrAllIsDone() {
        look(0, step("running", 0, 0, ""));
        look(10, step("running", 10, 0, "symbols"));

        assertThat(look(20, step("running", 20, 0, "symbols"))).isNegative();
        assertThat(look(30, step("running", 30, 30, "symbols"))).isZero();
        assertThat(look(30, step("succeeded", 30, 30, "symbols"))).isNegative();
    }

    @Test
    void shouldBeShownPerStepOnceThereIsSomethingToSay() {
        var err = new ByteArrayOutputStream();
        var screen = new Screen(System.out, new PrintStream(err, true), false, false, 80);
        var progress = new Progress(screen, () -> now);
        for (int look = 0; look <= 3; look++) {
            now = TimeUnit.SECONDS.toNanos(11 * look);
            progress.show(List.of(
                    new Step("backfill", "running", 100, 10 * look, 60, "sessions", ""),
                    new Step("features", "running", 100, 500 + look, 505, "rows", "")));
        }

        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "  backfill         running      1 min 40 s  0 of 60 sessions",
                        "  features         running      1 min 40 s  500 of 505 rows",
                        "  backfill         running      1 min 40 s  10 of 60 sessions",
                        "  features         running      1 min 40 s  501 of 505 rows",
                        "  backfill         running      1 min 40 s  20 of 60 sessions, about 44.0 s left",
                        "  features         running      1 min 40 s  502 of 505 rows, about 33.0 s left",
                        "  backfill         running      1 min 40 s  30 of 60 sessions, about 33.0 s left",
                        "  features         running      1 min 40 s  503 of 505 rows, about 22.0 s left");
    }
}
