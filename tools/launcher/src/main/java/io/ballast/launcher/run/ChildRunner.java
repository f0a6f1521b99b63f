package io.ballast.launcher.run;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a server as a child process whose output goes to its log. */
final class ChildRunner implements Runner {

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private final ProcessSpec spec;
    private Process child;
    private long stopAskedAt;

    ChildRunner(ProcessSpec spec) {
        this.spec = spec;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public int port() {
        return spec.port();
    }

    @Override
    public String url() {
        return spec.url();
    }

    @Override
    public void start() throws IOException {
        var builder = new ProcessBuilder(spec.command());
        builder.environment().clear();
        builder.environment().putAll(spec.environment());
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        child = builder.start();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return child != null && child.isAlive() ? Optional.of(child.toHandle()) : Optional.empty();
    }

    @Override
    public boolean isReady() {
        return answers(spec.readyPath());
    }

    @Override
    public boolean isLive() {
        return answers(spec.livePath());
    }

    /** Another program may have taken the port between our check and the child's start, so the listener must be the child. */
    private boolean answers(String path) {
        boolean wrongListener = PortOwner.listens(child.pid(), spec.port()).equals(Optional.of(false));
        if (wrongListener) {
            return false;
        }
        return path == null ? HealthProbe.accepts(spec.port()) : HealthProbe.isUp(spec.url() + path);
    }

    @Override
    public String lastWords() {
        String exit = child == null ? "it never started" : "exit code " + child.exitValue();
        return LogTail.lastMessage(spec.log())
                .map(line -> line + " (" + exit + ")")
                .orElse(exit);
    }

    @Override
    public void askToStop() {
        if (child != null) {
            stopAskedAt = System.nanoTime();
            child.destroy();
        }
    }

    @Override
    public void awaitStop() {
        if (child == null) {
            return;
        }
        try {
            long left = spec.grace().toNanos() - (System.nanoTime() - stopAskedAt);
            if (!child.waitFor(Math.max(left, 0), TimeUnit.NANOSECONDS)) {
                child.destroyForcibly().waitFor(AFTER_KILL.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
