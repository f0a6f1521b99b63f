package io.ballast.monitor.domain.health;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The machine the monitor runs on.
 *
 * @param path where its disk was looked at
 * @param totalBytes the disk's size
 * @param freeBytes what is free on it
 * @param clockSkewSeconds its clock minus the database's
 */
public record MachineHealth(Path path, long totalBytes, long freeBytes, double clockSkewSeconds) {

    private static final String COMPONENT = "machine";
    private static final double BYTES_PER_GIB = 1L << 30;

    /** Judges it. */
    public List<HealthCheck> checks() {
        return List.of(
                HealthCheck.of(
                        COMPONENT,
                        "disk",
                        disk(),
                        String.format(
                                Locale.ROOT,
                                "%.1f of %.1f GiB free at %s",
                                freeBytes / BYTES_PER_GIB,
                                totalBytes / BYTES_PER_GIB,
                                path),
                        "Make room or enlarge the disk; ./ballast maintenance monthly --prune removes old progress."),
                HealthCheck.of(
                        COMPONENT,
                        "clock",
                        Health.rising(Math.abs(clockSkewSeconds), 2, 30),
                        String.format(Locale.ROOT, "%+.1f s against the database", clockSkewSeconds),
                        "Synchronise the clocks of this machine and of the database's (NTP)."));
    }

    /** A small share of a large disk may be plenty, and a large share of a small one too little. */
    private Health disk() {
        double used = totalBytes == 0 ? 0 : 1 - (double) freeBytes / totalBytes;
        double free = freeBytes / BYTES_PER_GIB;
        Health byRoom = Health.rising(-free, -20, -5);
        Health byShare = Health.rising(used, 0.85, 0.95);
        return byRoom.compareTo(byShare) < 0 ? byRoom : byShare;
    }
}
