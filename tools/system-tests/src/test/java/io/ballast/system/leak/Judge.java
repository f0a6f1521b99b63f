package io.ballast.system.leak;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.Universe;
import io.ballast.model.domain.evaluation.Estimate;
import io.ballast.model.domain.evaluation.Evaluation;
import io.ballast.model.domain.evaluation.RankedSession;
import io.ballast.model.domain.evaluation.SuspiciousFeatures;
import io.ballast.model.domain.fold.Embargo;
import io.ballast.model.domain.fold.WalkForward;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.training.OutOfSample;
import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;
import io.ballast.system.leak.SimulatedRows.Row;

/** The evaluation of the model service over rows. */
final class Judge {

    private static final Target TARGET = Target.FWD_RET_RESID;
    private static final LabelHorizon FIVE = new LabelHorizon(5);

    /** A feature that peeks. */
    static final String PEEK = "peek";

    private final DataSet data;
    private final OutOfSample folds;

    private Judge(DataSet data) {
        this.data = data;
        this.folds = new OutOfSample(
                new WalkForward(4, 0.6, Embargo.of(FIVE)).over(data.labelled(TARGET), TARGET),
                TARGET,
                data.features().size());
    }

    static Judge of(List<Row> rows) {
        return new Judge(
                dataSet(rows, Feature.features().stream().map(Feature::column).toList()));
    }

    /** With one more feature: what the row's label will be, in part. */
    static Judge withPeek(List<Row> rows, double share) {
        List<String> names = Stream.concat(Feature.features().stream().map(Feature::column), Stream.of(PEEK))
                .toList();
        return new Judge(dataSet(rows.stream().map(row -> peeking(row, share)).toList(), names));
    }

    private static Row peeking(Row row, double share) {
        float[] features = java.util.Arrays.copyOf(row.features(), row.features().length + 1);
        double noise = new java.util.Random(31L * row.symbol().hashCode() + row.ordinal()).nextGaussian();
        features[row.features().length] = (float) (share * row.labels()[0] + (1 - share) * 0.05 * noise);
        return new Row(row.symbol(), row.ordinal(), features, row.labels(), row.executable());
    }

    private static DataSet dataSet(List<Row> rows, List<String> names) {
        Universe universe = new Universe(rows.stream()
                .map(Row::symbol)
                .distinct()
                .map(symbol -> new Membership(symbol, SimulatedRows.FIRST, null))
                .toList());
        int last = rows.stream().mapToInt(Row::ordinal).max().orElseThrow();
        DataSetBuilder builder = new DataSetBuilder(
                new FeatureNames(names), FIVE, universe, SimulatedRows.CALENDAR, SimulatedRows.CALENDAR.session(last));
        rows.forEach(row -> builder.add(
                row.symbol(),
                SimulatedRows.CALENDAR.session(row.ordinal()),
                row.features(),
                row.labels(),
                row.executable()));
        return builder.build();
    }

    /** Out of sample. */
    Estimate ic(Trainer trainer) {
        return folds.judge(folds.predict(trainer, TrainingProgress.NONE)).ic();
    }

    /** On the rows the model was trained on, as the replaced system did it. */
    Estimate icInSample(Trainer trainer) {
        List<CrossSection> labelled = data.labelled(TARGET);
        TrainingRows rows = new TrainingRows(labelled, TARGET, data.features().size());
        try (TrainedModel model = trainer.train(rows, TrainingProgress.NONE)) {
            return Evaluation.rankIc(
                    labelled.stream()
                            .map(section -> new RankedSession(section, model.predict(section)))
                            .toList(),
                    TARGET,
                    FIVE);
        }
    }

    /** What one feature foretells on the judged sessions by itself. */
    Estimate icOf(String feature) {
        int column = data.features().names().indexOf(feature);
        return Evaluation.rankIc(
                judged().stream()
                        .map(section -> new RankedSession(section, column(section, column)))
                        .toList(),
                TARGET,
                FIVE);
    }

    List<String> suspicious() {
        return SuspiciousFeatures.of(judged(), data.features(), TARGET, FIVE).stream()
                .map(SuspiciousFeatures.Suspicion::feature)
                .toList();
    }

    private List<CrossSection> judged() {
        return folds.folds().stream().flatMap(fold -> fold.test().stream()).toList();
    }

    private double[] column(CrossSection section, int column) {
        int width = data.features().size();
        return IntStream.range(0, section.size())
                .mapToDouble(row -> section.features()[row * width + column])
                .toArray();
    }
}
