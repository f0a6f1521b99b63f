package io.ballast.model.learning;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.Universe;

/** Rows whose labels lean on the first feature (against it) and otherwise are noise; some features are missing. */
public final class SyntheticMarket {

    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();
    private static final LocalDate FIRST = LocalDate.parse("2014-01-02");

    private SyntheticMarket() {}

    /**
     * @param signal how much of a standard deviation of the first feature goes into the label, negative here
     */
    public static DataSet of(int symbols, int sessions, int features, double signal, long seed) {
        FeatureNames names = new FeatureNames(
                IntStream.range(0, features).mapToObj(i -> "own_" + i).toList());
        Universe universe = new Universe(IntStream.range(0, symbols)
                .mapToObj(i -> new Membership("S" + (1000 + i), FIRST, null))
                .toList());
        int first = CALENDAR.ordinal(FIRST);
        DataSetBuilder builder = new DataSetBuilder(
                names, new LabelHorizon(5), universe, CALENDAR, CALENDAR.session(first + sessions - 1));
        Random random = new Random(seed);
        float[] row = new float[features];
        for (int day = 0; day < sessions; day++) {
            LocalDate session = CALENDAR.session(first + day);
            for (int symbol = 0; symbol < symbols; symbol++) {
                for (int feature = 0; feature < features; feature++) {
                    row[feature] = random.nextInt(20) == 0 ? Float.NaN : (float) random.nextGaussian();
                }
                float known = Float.isNaN(row[0]) ? 0 : row[0];
                float label = (float) (0.02 * (signal * known + random.nextGaussian()));
                float[] labels = new float[2];
                Arrays.fill(labels, label);
                builder.add(universe.symbol(symbol), session, row, labels, labels);
            }
        }
        return builder.build();
    }
}
