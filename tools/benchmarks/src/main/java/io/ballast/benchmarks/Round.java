package io.ballast.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

import com.sun.management.OperatingSystemMXBean;

/**
 * Time of one round.
 *
 * @param seconds wall clock
 * @param cpuSeconds processor time of the process, and of the server it works with
 */
record Round(double seconds, double cpuSeconds) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double NANOS = 1e9;

    /**
     * Does the work once.
     *
     * @param elsewhere nanoseconds of processor time that other processes have spent on it so far
     */
    static Round time(Callable<?> work, LongSupplier elsewhere) throws Exception {
        long cpu = SYSTEM.getProcessCpuTime() + elsewhere.getAsLong();
        long wall = System.nanoTime();
        work.call();
        double seconds = (System.nanoTime() - wall) / NANOS;
        return new Round(seconds, (SYSTEM.getProcessCpuTime() + elsewhere.getAsLong() - cpu) / NANOS);
    }
}
