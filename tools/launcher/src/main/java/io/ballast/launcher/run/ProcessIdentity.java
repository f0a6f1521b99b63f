package io.ballast.launcher.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Which process is meant: ids are used again, so its start time belongs to it.
 *
 * @param pid the system's process id, above 0
 * @param startedAt when it started; null where the system does not say
 */
public record ProcessIdentity(long pid, Instant startedAt) {

    /** The start time is derived from ticks since the machine's start, and may differ by a little between two readings. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Refuses ids that no process can have. */
    public ProcessIdentity {
        if (pid <= 0) {
            throw new IllegalArgumentException("A process id is above 0, not " + pid);
        }
    }

    /**
     * The identity of a running process.
     *
     * @param process any process
     * @return its id and start time
     */
    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(null));
    }

    /**
     * Looks whether that very process still runs.
     *
     * @return the process; empty if it has ended, or if its id belongs to another one by now
     */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    /**
     * Whether that very process still runs.
     *
     * @return true if so
     */
    @JsonIgnore
    public boolean isAlive() {
        return find().isPresent();
    }

    private boolean startedThen(ProcessHandle process) {
        Optional<Instant> start = process.info().startInstant();
        if (startedAt == null || start.isEmpty()) {
            return true;
        }
        return Duration.between(startedAt, start.get()).abs().compareTo(TOLERANCE) <= 0;
    }
}
