package io.ballast.launcher.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManagedProcessTest {

    private final ScriptedRunner runner = new ScriptedRunner();
    private Duration now = Duration.ofHours(1);
    private final ManagedProcess process = new ManagedProcess(
            runner,
            new ManagedProcess.Patience(
                    Duration.ofSeconds(100),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(4)),
            () -> now.toNanos());

    private void later(double seconds) {
        now = now.plusMillis((long) (seconds * 1000));
        process.tick();
    }

    @Test
    void shouldBecomeReadyWhenItAnswers() throws IOException {
        process.start();
        later(1);
        assertThat(process.state().state()).isEqualTo(ProcessState.STARTING);
        runner.ready = true;
        later(1);
        assertThat(process.state().state()).isEqualTo(ProcessState.READY);
        assertThat(process.state().process()).isNotNull();
    }

    @Test
    void shouldRestartWithGrowingPausesWhenItKeepsEnding() throws IOException {
        process.start();
        for (double pause : new double[] {1, 2, 4, 4}) {
            runner.alive = false;
            later(0);
            assertThat(process.state().state()).isEqualTo(ProcessState.RESTARTING);
            later(pause - 0.1);
            assertThat(process.state().state()).isEqualTo(ProcessState.RESTARTING);
            later(0.2);
            assertThat(process.state().state()).isEqualTo(ProcessState.STARTING);
        }
        assertThat(process.state().restarts()).isEqualTo(4);
        assertThat(process.state().reason()).contains("last words");
    }

    @Test
    void shouldBeginWithShortPausesAgainAfterBeingWellForLong() throws IOException {
        process.start();
        runner.ready = true;
        runner.alive = false;
        later(0);
        later(1.1);
        later(0.1);
        assertThat(process.isReady()).isTrue();
        later(30);
        runner.alive = false;
        later(0);
        later(1.1);
        assertThat(process.state().state()).isEqualTo(ProcessState.STARTING);
    }

    @Test
    void shouldRestartWhenItIsNotLiveForLong() throws IOException {
        process.start();
        runner.ready = true;
        later(1);
        runner.live = false;
        later(6);
        later(6);
        assertThat(process.isReady()).as("a short silence is borne").isTrue();
        later(21);
        assertThat(process.state().state()).isEqualTo(ProcessState.RESTARTING);
        assertThat(process.state().reason()).contains("not live for");
        assertThat(runner.alive).as("the hung process was ended").isFalse();
    }

    @Test
    void shouldForgiveASilenceThatEnds() throws IOException {
        process.start();
        runner.ready = true;
        later(1);
        runner.live = false;
        later(6);
        runner.live = true;
        later(6);
        runner.live = false;
        later(18);
        assertThat(process.isReady()).isTrue();
    }

    @Test
    void shouldRestartWhenItIsNeverReady() throws IOException {
        process.start();
        later(101);
        assertThat(process.state().state()).isEqualTo(ProcessState.RESTARTING);
        assertThat(process.state().reason()).contains("not ready after 100 s");
    }

    @Test
    void shouldNotRestartOnceToldToStop() throws IOException {
        process.start();
        process.askToStop();
        assertThat(process.state().state()).isEqualTo(ProcessState.STOPPING);
        process.awaitStop();
        later(60);
        assertThat(process.state().state()).isEqualTo(ProcessState.STOPPED);
        assertThat(process.state().process()).isNull();
    }

    private static final class ScriptedRunner implements Runner {

        private boolean alive;
        private boolean ready;
        private boolean live = true;

        @Override
        public String name() {
            return "feature";
        }

        @Override
        public int port() {
            return 8082;
        }

        @Override
        public String url() {
            return "http://localhost:8082";
        }

        @Override
        public void start() {
            alive = true;
        }

        @Override
        public Optional<ProcessHandle> process() {
            return alive ? Optional.of(ProcessHandle.current()) : Optional.empty();
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public boolean isLive() {
            return live;
        }

        @Override
        public String lastWords() {
            return "last words";
        }

        @Override
        public void askToStop() {}

        @Override
        public void awaitStop() {
            alive = false;
        }
    }
}
