package io.ballast.system;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten thousand bars vanish, features and predictions are made of what is left, and healing brings back every byte. */
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes minutes; run it with -Dballast.campaign=true")
class HealingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int HOLES = 10_000;
    private static final int HALTS = 100;

    @Test
    void shouldEndInTheBytesOfAnUndisturbedRun() throws Exception {
        try (LocalSystem system = new LocalSystem("healing")) {
            LocalSystem.Answer demo = system.demo(PATIENCE, "--symbols", "400", "--json");
            assertThat(demo.exitCode()).as(demo::toString).isZero();
            Holes holes = new Holes(system);
            holes.declareHalts(HALTS, 1);
            recomputeFactors(system, demo.json().path("latestSession").asText());
            run(system, "features", "build");
            run(system, "train");
            Holes.Store undisturbed = holes.store();

            holes.punch(HOLES, 2);
            run(system, "features", "build");
            run(system, "predict");
            Holes.Store damaged = holes.store();
            assertThat(damaged.features()).isNotEqualTo(undisturbed.features());
            assertThat(damaged.predictions()).isNotEqualTo(undisturbed.predictions());

            LocalSystem.Answer heal = system.call(PATIENCE, "heal", "--json");

            assertThat(heal.exitCode()).as(heal::toString).isZero();
            assertThat(heal.json().path("asked").asInt()).isGreaterThanOrEqualTo(HOLES);
            assertThat(heal.json().path("healed").asInt()).isEqualTo(HOLES);
            assertThat(heal.json().path("facts").path("halted").asInt()).isEqualTo(HALTS);
            assertThat(holes.store()).isEqualTo(undisturbed);
            System.out.println("[ballast] healed " + HOLES + " of " + HOLES + " cells: " + heal.output());
        }
    }

    /** A halt may have taken the close a dividend's factor was made of; any ingest makes all factors anew. */
    private static void recomputeFactors(LocalSystem system, String session) {
        run(system, "ingest", "--symbol", "IWM", "--start-date", session, "--end-date", session);
    }

    private static void run(LocalSystem system, String... verb) {
        LocalSystem.Answer answer = system.call(PATIENCE, verb);
        assertThat(answer.exitCode()).as(answer::toString).isZero();
    }
}
