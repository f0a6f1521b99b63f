package io.ballast.launcher.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OrphansIT {

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process jvm(DataDirectory directory, String name, int port) throws IOException {
        var command = new ArrayList<String>();
        command.add(Installation.java());
        command.addAll(new Marker(directory.root(), name, port).arguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Sleeper.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }

    @Test
    void shouldStopOnlyTheProcessesOfTheirDataDirectory() throws Exception {
        DataDirectory ours = new DataDirectory(folder.resolve("ours")).create();
        DataDirectory others = new DataDirectory(folder.resolve("others")).create();
        Process orphan = jvm(ours, "ingestion", 50_001);
        Process bystander = jvm(others, "ingestion", 50_002);

        assertThat(Orphans.exist(ours)).isTrue();
        assertThat(Orphans.stopIfUnsupervised(ours)).containsExactly("ingestion (" + orphan.pid() + ")");

        assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(bystander.isAlive()).isTrue();
        assertThat(Orphans.exist(ours)).isFalse();
    }

    @Test
    void shouldTouchNothingWhileTheSupervisorLives() throws Exception {
        DataDirectory directory = new DataDirectory(folder.resolve("live")).create();
        Process child = jvm(directory, "model", 50_003);
        try (Supervision right = Supervision.take(directory).orElseThrow()) {
            assertThat(Orphans.exist(directory)).isFalse();
            assertThat(Orphans.stopIfUnsupervised(directory)).isEmpty();
            assertThat(right).isNotNull();
        }
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void shouldStopOrphansWhoseDataDirectoryIsGone() throws Exception {
        DataDirectory directory = new DataDirectory(folder.resolve("gone"));
        Process orphan = jvm(directory, "model", 50_004);

        assertThat(Orphans.listeningOn(50_004)).contains(directory);
        assertThat(Orphans.stopIfUnsupervised(directory)).hasSize(1);
        assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    /** Does nothing for a while. */
    public static final class Sleeper {

        private Sleeper() {}

        public static void main(String[] arguments) throws InterruptedException {
            Thread.sleep(120_000);
        }
    }
}
