package io.ballast.benchmarks.train;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.Universe;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.training.TrainingRows;

/** Prepared rows, of which the first feature says a little; the same for every contender. */
final class SeededRows {

    static final int FEATURES = 45;

    private static final int SYMBOLS = 500;
    private static final LocalDate FIRST = LocalDate.parse("2012-01-03");

    private SeededRows() {}

    /** About as many labelled rows of 500 symbols as asked for, whole sessions. */
    static TrainingRows of(int rows) {
        return of(rows, SYMBOLS, FEATURES);
    }

    /** About as many labelled rows as asked for, whole sessions. */
    static TrainingRows of(int rows, int symbols, int features) {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        LabelHorizon horizon = new LabelHorizon(5);
        int first = calendar.ordinal(FIRST);
        int sessions = Math.max(1, rows / symbols) + horizon.reach();
        Universe universe = new Universe(IntStream.range(0, symbols)
                .mapToObj(i -> new Membership("S" + (10_000 + i), FIRST, null))
                .toList());
        DataSetBuilder builder = new DataSetBuilder(
                names(features), horizon, universe, calendar, calendar.session(first + sessions - 1));
        Random random = new Random(1);
        float[] row = new float[features];
        for (int day = 0; day < sessions; day++) {
            LocalDate session = calendar.session(first + day);
            for (int symbol = 0; symbol < symbols; symbol++) {
                for (int feature = 0; feature < features; feature++) {
                    row[feature] = random.nextInt(50) == 0 ? Float.NaN : (float) random.nextGaussian();
                }
                float label = (float) (0.02 * ((Float.isNaN(row[0]) ? 0 : 0.1 * row[0]) + random.nextGaussian()));
                float[] labels = {label, label};
                builder.add(universe.symbol(symbol), session, row, labels, labels);
            }
        }
        DataSet data = builder.build();
        return new TrainingRows(data.labelled(Target.FWD_RET), Target.FWD_RET, features);
    }

    private static FeatureNames names(int features) {
        List<String> names =
                IntStream.range(0, features).mapToObj(i -> "own_" + i).toList();
        return new FeatureNames(names);
    }
}
