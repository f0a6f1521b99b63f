package io.ballast.model.domain.live;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Published sessions of twenty symbols, made up. */
public final class Published {

    private Published() {}

    /** The higher the number of the symbol, the higher its prediction, and times a factor its return. */
    public static PublishedSession session(int day, double promisedIc, float factor) {
        float[] earned = new float[20];
        for (int i = 0; i < earned.length; i++) {
            earned[i] = i * factor;
        }
        return session(day, promisedIc, earned);
    }

    /** The same with any returns. */
    public static PublishedSession session(int day, double promisedIc, float... earned) {
        double[] volumes = new double[earned.length];
        Arrays.fill(volumes, 1e7);
        return new PublishedSession(
                LocalDate.parse("2018-01-02").plusDays(day),
                "2018-01-02-1a2b3c4d",
                "fwd_ret_resid",
                promisedIc,
                Double.NaN,
                IntStream.range(0, earned.length).mapToObj(i -> "S" + (10 + i)).toList(),
                IntStream.range(0, earned.length).mapToDouble(i -> i).toArray(),
                earned,
                volumes);
    }
}
