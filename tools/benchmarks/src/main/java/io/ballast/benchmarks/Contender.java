package io.ballast.benchmarks;

import java.util.concurrent.Callable;

/**
 * One way to do the work of a {@link Workload}.
 *
 * @param part which part of the workload it does; contenders are compared within a part
 * @param name ours or the peer's name, lower case with dashes
 * @param work prepares its input, does the work and measures it
 */
public record Contender(String part, String name, Work work) {

    /** Name of ours in every workload. */
    public static final String OURS = "ours";

    /**
     * A contender of a workload that has one part only.
     *
     * @param name ours or the peer's name, lower case with dashes
     * @param work prepares its input, does the work and measures it
     */
    public Contender(String name, Work work) {
        this("", name, work);
    }

    /**
     * What it is called among all contenders of its workload.
     *
     * @return part and name
     */
    String id() {
        return part.isEmpty() ? name : part + "/" + name;
    }

    /** Prepares, repeats and measures, usually by {@link Run#measure(long, Callable)}. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @param run size and progress
         * @return figures
         * @throws Exception any failure; it ends the benchmark
         */
        Measurement run(Run run) throws Exception;
    }
}
