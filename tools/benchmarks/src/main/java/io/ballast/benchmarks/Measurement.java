package io.ballast.benchmarks;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Figures of one contender.
 *
 * @param rows units of work done in one round
 * @param seconds wall clock of a warm round
 * @param cpuSeconds processor time of the whole process in that round, collector and compiler included
 * @param rowsPerSecond rows over seconds
 * @param rowsPerCpuSecond rows over cpuSeconds
 * @param firstSeconds wall clock of the first round in the fresh process
 * @param peakRssMb the process's greatest resident memory, input included; 0 where the system does not tell
 * @param steps share of each step in the seconds of all rounds that count, by name; empty if they are not told apart
 */
public record Measurement(
        long rows,
        double seconds,
        double cpuSeconds,
        double rowsPerSecond,
        double rowsPerCpuSecond,
        double firstSeconds,
        long peakRssMb,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> steps) {

    /** Takes a copy; none given are none. */
    public Measurement {
        steps = steps == null ? Map.of() : new TreeMap<>(steps);
    }

    /**
     * Figures with the rates derived.
     *
     * @param rows units of work
     * @param round the warm round
     * @param firstSeconds wall clock of the first round
     * @param peakRssMb greatest resident memory
     * @return figures
     */
    static Measurement of(long rows, Round round, double firstSeconds, long peakRssMb) {
        return new Measurement(
                rows,
                round.seconds(),
                round.cpuSeconds(),
                rows / round.seconds(),
                rows / round.cpuSeconds(),
                firstSeconds,
                peakRssMb,
                Map.of());
    }

    /**
     * The same with the steps told apart.
     *
     * @param shares of the seconds, by name
     * @return figures
     */
    public Measurement withSteps(Map<String, Double> shares) {
        return new Measurement(
                rows, seconds, cpuSeconds, rowsPerSecond, rowsPerCpuSecond, firstSeconds, peakRssMb, shares);
    }
}
