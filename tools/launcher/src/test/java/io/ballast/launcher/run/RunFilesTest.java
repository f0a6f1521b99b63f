package io.ballast.launcher.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunFilesTest {

    @TempDir
    Path folder;

    private RunState state(ProcessIdentity supervisor) {
        var process = new ProcessState("monitor", supervisor, 8080, "http://localhost:8080", "ready", 0, null);
        return new RunState(
                RunState.READY,
                null,
                folder,
                supervisor,
                "postgresql://a:b@localhost:1/c",
                null,
                null,
                null,
                List.of(process));
    }

    @Test
    void shouldReadBackTheStateAndKeepItToItsOwner() throws IOException {
        var file = new StateFile(folder.resolve("state.json"));
        RunState written = state(ProcessIdentity.of(ProcessHandle.current()));
        file.write(written);

        assertThat(file.read()).contains(written);
        assertThat(file.read().orElseThrow().isSupervised()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state.json"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing half written is left").hasSize(1);
        }
    }

    @Test
    void shouldTakeAnUnreadableStateForNone() throws IOException {
        var file = new StateFile(folder.resolve("state.json"));
        assertThat(file.read()).isEmpty();
        Files.writeString(folder.resolve("state.json"), "{\"phase\": \"rea");
        assertThat(file.read()).isEmpty();
    }

    @Test
    void shouldNotTakeAnotherProcessWithTheSameIdForTheSupervisor() {
        long own = ProcessHandle.current().pid();

        assertThat(new ProcessIdentity(own, Instant.parse("2001-01-01T00:00:00Z")).isAlive())
                .isFalse();
        assertThat(ProcessIdentity.of(ProcessHandle.current()).isAlive()).isTrue();
        assertThatThrownBy(() -> new ProcessIdentity(0, null)).hasMessageContaining("0");
    }

    @Test
    void shouldMakeEachPasswordOnceAndKeepItToItsOwner() throws IOException {
        Path file = folder.resolve("secrets.json");
        String password = Secrets.of(file).password("MODEL_DATABASE_PASSWORD");

        assertThat(password).matches("[A-Za-z0-9]{20,}");
        assertThat(Secrets.of(file).password("MODEL_DATABASE_PASSWORD")).isEqualTo(password);
        assertThat(Secrets.of(file).password("OTHER")).isNotEqualTo(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldKeepTheMarketOfADataDirectory() {
        var directory = new DataDirectory(folder);
        assertThat(RunSettings.of(directory)).isEqualTo(RunSettings.plain());
        var demo = new RunSettings(true, 80, 7L, null, folder, LocalDate.of(2018, 2, 7), true);
        demo.keep(directory);
        assertThat(RunSettings.of(directory)).isEqualTo(demo);
    }

    @Test
    void shouldLetOneSupervisorOnlyRunADataDirectory() {
        var directory = new DataDirectory(folder);
        assertThat(Supervision.isHeld(directory)).isFalse();
        try (Supervision right = Supervision.take(directory).orElseThrow()) {
            assertThat(Supervision.take(directory)).isEmpty();
            assertThat(Supervision.isHeld(directory)).isTrue();
            assertThat(right).isNotNull();
        }
        assertThat(Supervision.isHeld(directory)).isFalse();
    }

    @Test
    void shouldRefusePortsThatAreNone() {
        assertThat(LocalPorts.of(Map.of()).of("monitor")).isEqualTo(8080);
        assertThat(LocalPorts.of(Map.of("BALLAST_MONITOR_PORT", "9090")).url("monitor"))
                .isEqualTo("http://localhost:9090");
        for (String text : List.of("0", "65536", "http", "-1", "999999")) {
            assertThatThrownBy(() -> LocalPorts.of(Map.of("BALLAST_MODEL_PORT", text)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("BALLAST_MODEL_PORT=" + text + " is not allowed: a port from 1 to 65535 expected.");
        }
    }

    @Test
    void shouldKnowWhoListens() throws IOException {
        long own = ProcessHandle.current().pid();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            assertThat(PortCheck.isFree(port)).isFalse();
            if (Files.exists(Path.of("/proc/net/tcp"))) {
                assertThat(PortOwner.listens(own, port)).contains(true);
                assertThat(PortOwner.find(port)).map(ProcessHandle::pid).contains(own);
                socket.close();
                assertThat(PortOwner.listens(own, port)).contains(false);
            }
        }
    }

    @Test
    void shouldFindTheLineThatSaysWhatWentWrong() throws IOException {
        Path log = folder.resolve("model.log");
        assertThat(LogTail.lastMessage(log)).isEqualTo(Optional.empty());
        Files.writeString(log, """
                12:00 INFO  starting
                12:01 ERROR TRAIN_WINDOW_YEARS=0 is not allowed
                \tat some.Place
                Caused by: another
                12:02 INFO  stopped
                """);
        assertThat(LogTail.lastMessage(log)).contains("12:01 ERROR TRAIN_WINDOW_YEARS=0 is not allowed");
        assertThat(LogTail.lines(log, 2)).containsExactly("Caused by: another", "12:02 INFO  stopped");
    }

    @Test
    void shouldSayTheCauseWhereTheErrorIsABareName() throws IOException {
        Path log = folder.resolve("simulator.log");
        Files.writeString(log, """
                12:01 ERROR Error running: java.lang.ExceptionInInitializerError
                \tat some.Place
                Caused by: java.lang.RuntimeException: Failed to start
                \tat some.Place
                Caused by: some.MalformedException: bars.csv line 3: close 'ten' is not allowed
                \t... 9 more
                """);
        assertThat(LogTail.lastMessage(log)).contains("bars.csv line 3: close 'ten' is not allowed");
    }

    @Test
    void shouldRotateLogsThatAreTooLongSoThatAppendersGoOn() throws IOException {
        Path log = folder.resolve("feature.log");
        Files.writeString(log, "x".repeat(200));
        Files.writeString(folder.resolve("short.log"), "y");
        try (var appender = Files.newOutputStream(log, java.nio.file.StandardOpenOption.APPEND)) {
            new LogRotation(folder, 100).rotate();
            appender.write("next".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(Files.readString(log)).isEqualTo("next");
        assertThat(Files.size(folder.resolve("feature.log.1"))).isEqualTo(200);
        assertThat(folder.resolve("short.log.1")).doesNotExist();
    }

    @Test
    void shouldMeasureMemoryOfThisProcess() {
        if (Files.exists(Path.of("/proc/self/smaps_rollup"))) {
            assertThat(MemoryMeter.rssMegabytes(ProcessHandle.current().pid()).orElse(0))
                    .isBetween(20L, 8000L);
            assertThat(MemoryMeter.pssMegabytes(new DataDirectory(folder)).orElse(0))
                    .isBetween(20L, 8000L);
        }
    }
}
