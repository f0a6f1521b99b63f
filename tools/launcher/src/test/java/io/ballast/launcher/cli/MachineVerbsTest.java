package io.ballast.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.RunSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** Verbs about what runs on this machine, and calls that are wrong from the start. */
class MachineVerbsTest extends BallastCalls {

    @Test
    void shouldSayHowToBuildMissingBenchmarks() {
        assertThat(ballast("bench", "feature-kernel")).isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains("benchmarks.jar is missing").contains("./ballast bench");

        assertThat(ballast("bench")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldSayWhichDatabaseToNameWhenThereIsNoneToMigrate() {
        assertThat(ballast("migrate")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err()).contains("DATABASE_URL is not set", "./ballast up");
    }

    @Test
    void shouldMigrateNothingWhenTheServicesAreNotBuilt() {
        environment.put("DATABASE_URL", "postgresql://owner:secret@localhost:1/ballast");

        assertThat(ballast("migrate")).isEqualTo(ExitCode.FAILED);
        assertThat(err()).contains("quarkus-run.jar is missing").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "up --nonsense",
                "universe",
                "tasks show",
                "ingest --symbol A",
                "ingest --start-date 2018-02-07 --end-date 2018-02-01",
                "demo --replay /does/not/exist",
                "demo --symbols 0",
                "demo --replay . --seed 1",
                "eod --date yesterday",
                "universe exclude A --reason r --author a",
                "closures declare 2012-10-29 --reason storm",
                "absences declare A --reason halted --detail d --author a",
                "absences withdraw A --from 2018-02-06 --reason r",
                "universe exclude A --reason r --author a --until soon",
                "reconcile run --start-date 2018-02-07",
                "priorities declare A --providers alpaca",
                "clock set tomorrow"
            })
    void shouldCallWrongUsageByItsCode(String arguments) {
        assertThat(ballast(arguments.split(" "))).isEqualTo(ExitCode.USAGE);

        assertThat(err()).startsWith("ballast: ");
        assertThat(out()).isEmpty();
        assertThat(monitor.requests).isEmpty();
    }

    @Test
    void shouldSayWhereNothingRuns() throws IOException {
        environment.remove(Session.MONITOR_URL);

        assertThat(ballast("status", "--json")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(JSON.readTree(out()).path("dataDir").asText())
                .isEqualTo(home.resolve(".ballast").toString());
        assertThat(ballast("eod")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(ballast("down")).isEqualTo(ExitCode.DONE);
        assertThat(ballast("logs")).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void shouldRefuseToMoveAClockWithoutASimulator() {
        monitor.on("GET /api/v1/clock", 200, "{\"instant\":\"2018-02-08T04:59:00Z\",\"controlled\":false}");

        assertThat(ballast("clock")).isZero();
        assertThat(out()).contains("2018-02-08T04:59:00Z").contains("2018-02-07T23:59");
        assertThat(ballast("clock", "next-session")).isEqualTo(ExitCode.NOT_ALLOWED);
    }

    @Test
    void shouldNotMixTwoMarketsInOneDataDirectory() throws IOException {
        environment.remove(Session.MONITOR_URL);
        var directory = new DataDirectory(home.resolve("kept")).create();
        Files.createDirectory(directory.postgres());
        new RunSettings(true, 80, 7L, null, null, null, false).keep(directory);

        assertThat(ballast("demo", "--seed", "8", "--data-dir", directory.root().toString()))
                .isEqualTo(ExitCode.CONFLICT);
        assertThat(err()).contains("another market");
    }

    @Test
    void shouldRememberTheDataDirectoryUsedLast() throws IOException {
        Path data = Files.createDirectory(home.resolve("elsewhere"));
        ballast("status", "--data-dir", data.toString());
        out.reset();
        ballast("status", "--json");

        assertThat(JSON.readTree(out()).path("dataDir").asText()).isEqualTo(data.toString());
    }
}
