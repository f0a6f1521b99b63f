package io.ballast.benchmarks;

import java.util.List;

/**
 * A piece of work whose speed is known: ours, and peers that do the same work on the same input. To add one, write one
 * class with a constructor without arguments and {@code @MetaInfServices(Workload.class)} on it.
 */
public interface Workload {
    /**
     * What it is called on the command line.
     *
     * @return lower case with dashes
     */
    String name();

    /**
     * What it does.
     *
     * @return one line
     */
    String summary();

    /**
     * What is counted.
     *
     * @return such as rows
     */
    default String unit() {
        return "rows";
    }

    /**
     * Ours first, then the peers; part after part, if there are several.
     *
     * @return at least one; names are unique within a part
     */
    List<Contender> contenders();

    /**
     * Whether {@code --rows} may choose the size.
     *
     * @return false if the size is fixed
     */
    default boolean hasRows() {
        return false;
    }

    /**
     * Options of the JVM that each contender gets for itself.
     *
     * @return such as {@code -Xmx2g}
     */
    default List<String> jvmOptions() {
        return List.of("-Xmx3g", "-XX:+UseParallelGC");
    }
}
