package io.ballast.system;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** The ingestion service is killed in the middle of its backfill, again and again, and no byte differs in the end. */
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes minutes; run it with -Dballast.campaign=true")
class IngestionCrashIT {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final List<Integer> KILL_AT_STEP = List.of(2, 6, 10);

    @Test
    void shouldStoreTheSameBytesAsAnUndisturbedRun() throws Exception {
        String undisturbed;
        try (LocalSystem system = market("crash-undisturbed")) {
            LocalSystem.Answer demo = system.demo(PATIENCE, arguments());
            assertThat(demo.exitCode()).as(demo::toString).isZero();
            undisturbed = hash(system);
        }

        try (LocalSystem system = market("crash-killed")) {
            Process running = system.startDemo(arguments());
            for (int step : KILL_AT_STEP) {
                killIngestionAfter(system, running, step);
            }
            LocalSystem.Answer demo = system.await(running, PATIENCE, "demo");

            assertThat(demo.exitCode()).as(demo::toString).isZero();
            assertThat(hash(system)).isEqualTo(undisturbed);
        }
    }

    private static LocalSystem market(String name) {
        return new LocalSystem(name).with("BACKFILL_MIN_STEP", "15").with("BACKFILL_MAX_STEP", "20");
    }

    private static String[] arguments() {
        return new String[] {"--symbols", "120", "--days", "420", "--json"};
    }

    private static void killIngestionAfter(LocalSystem system, Process demo, int steps) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            assertThat(demo.isAlive()).as("the demo ended before step " + steps).isTrue();
            long pid = pidOfIngestion(system);
            if (pid > 0 && stepsDone(system) >= steps) {
                ProcessHandle ingestion = ProcessHandle.of(pid).orElseThrow();
                ingestion.destroyForcibly();
                ingestion.onExit().get();
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the backfill did not reach step " + steps + " within " + PATIENCE);
    }

    private static long pidOfIngestion(LocalSystem system) {
        LocalSystem.Answer answer = system.call(Duration.ofMinutes(1), "status", "--json");
        if (answer.output().isBlank()) {
            return 0;
        }
        for (JsonNode service : answer.json().path("services")) {
            if (service.path("name").asText().equals("ingestion")
                    && service.path("state").asText().equals("ready")) {
                return service.path("pid").asLong();
            }
        }
        return 0;
    }

    private static long stepsDone(LocalSystem system) throws Exception {
        try (Connection database = system.database()) {
            return Long.parseLong(
                    LocalSystem.query(database, "select count(*) from ingestion.ingestion_progress where success"));
        }
    }

    private static String hash(LocalSystem system) throws Exception {
        try (Connection database = system.database()) {
            return ContentHash.ofBars(database);
        }
    }
}
