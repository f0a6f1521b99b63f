package io.ballast.simulator.domain.seeded;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Spearman's correlation; equal values get neighbouring ranks, which is near enough for prices. */
final class RankCorrelation {
    private RankCorrelation() {}

    static double of(double[] x, double[] y, int size) {
        int[] a = ranks(x, size);
        int[] b = ranks(y, size);
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double difference = a[i] - b[i];
            squares += difference * difference;
        }
        return 1 - 6 * squares / ((double) size * ((double) size * size - 1));
    }

    private static int[] ranks(double[] values, int size) {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[size];
        for (int rank = 0; rank < size; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }
}
