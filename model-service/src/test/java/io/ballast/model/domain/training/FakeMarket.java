package io.ballast.model.domain.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.Universe;

/** A market of two features, the first of which is the label plus noise, and models that repeat one feature. */
final class FakeMarket {

    private static final LocalDate FIRST = LocalDate.parse("2016-01-04");
    private static final int SYMBOLS = 20;

    private FakeMarket() {}

    static DataSet of(int sessions) {
        return of(sessions, day -> false);
    }

    /** @param reversed days of which the opposite of the label was earned */
    static DataSet of(int sessions, IntPredicate reversed) {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        int first = calendar.ordinal(FIRST);
        Universe universe = new Universe(IntStream.range(0, SYMBOLS)
                .mapToObj(i -> new Membership("B" + (10 + i), FIRST, null))
                .toList());
        DataSetBuilder builder = new DataSetBuilder(
                new FeatureNames(List.of("good", "bad")),
                new LabelHorizon(5),
                universe,
                calendar,
                calendar.session(first + sessions - 1));
        Random random = new Random(9);
        for (int day = 0; day < sessions; day++) {
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                float label = (float) random.nextGaussian();
                float[] labels = {label, label};
                float earned = reversed.test(day) ? -label : label;
                float[] row = {label + (float) random.nextGaussian(), (float) random.nextGaussian()};
                builder.add(
                        universe.symbol(symbol), calendar.session(first + day), row, labels, new float[] {earned, earned
                        });
            }
        }
        return builder.build();
    }

    /** Predicts with one feature times a sign and remembers the sessions it was trained on. */
    static final class Echo implements Trainer {

        private final String name;
        private final int feature;
        private final int sign;
        private final List<Integer> lastTrained = new java.util.ArrayList<>();

        Echo(String name, int feature, int sign) {
            this.name = name;
            this.feature = feature;
            this.sign = sign;
        }

        /** The last session of each training, by its number. */
        List<Integer> lastTrained() {
            return lastTrained;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("feature", Integer.toString(feature));
        }

        @Override
        public int steps() {
            return 1;
        }

        @Override
        public TrainedModel train(TrainingRows rows, TrainingProgress progress) {
            lastTrained.add(rows.sections().get(rows.sections().size() - 1).ordinal());
            progress.stepDone();
            return new EchoModel(feature, sign);
        }

        @Override
        public TrainedModel restore(byte[] artifact) {
            return new EchoModel(artifact[0], artifact[1]);
        }
    }

    private record EchoModel(int feature, int sign) implements TrainedModel {

        @Override
        public double[] predict(CrossSection section) {
            return IntStream.range(0, section.size())
                    .mapToDouble(row -> sign * section.features()[row * 2 + feature])
                    .toArray();
        }

        @Override
        public byte[] artifact() {
            return new byte[] {(byte) feature, (byte) sign};
        }

        @Override
        public void close() {
            // nothing to give back
        }
    }
}
