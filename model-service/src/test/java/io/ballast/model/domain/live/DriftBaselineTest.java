package io.ballast.model.domain.live;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.Universe;
import io.ballast.model.domain.live.DriftSubject.Kind;
import io.ballast.model.domain.prediction.SessionPredictions;
import io.ballast.model.domain.target.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class DriftBaselineTest {

    private static final int SYMBOLS = 300;
    private static final FeatureNames FEATURES = new FeatureNames(List.of("even", "gaps", "mkt_mood"));
    private static final DriftSubject EVEN = new DriftSubject(Kind.FEATURE, "even");
    private static final DriftSubject GAPS = new DriftSubject(Kind.FEATURE, "gaps");
    private static final DriftSubject MODEL = new DriftSubject(Kind.PREDICTION, "ridge");

    @Test
    void shouldFindNoDriftInWhatWasLearnedFrom() {
        DriftSample learned = sample(0, 1, 0, i -> 0.01 * i);

        assertThat(DriftBaseline.of(learned).compare(learned))
                .extracting(Drift::subject, Drift::stability, Drift::change)
                .containsExactly(tuple(EVEN, 0.0, "none"), tuple(GAPS, 0.0, "none"), tuple(MODEL, 0.0, "none"));
    }

    @Test
    void shouldNameTheFeatureWhoseValuesAreMissingAndTheModelThatAnswersOtherwise() {
        DriftBaseline baseline = DriftBaseline.of(sample(0, 4, 0, i -> 0.01 * i));

        Map<DriftSubject, String> changes = baseline.compare(sample(4, 1, SYMBOLS / 2, i -> 0.005 * i)).stream()
                .collect(Collectors.toMap(Drift::subject, Drift::change));

        assertThat(changes)
                .containsEntry(EVEN, "none")
                .containsEntry(GAPS, "major")
                .containsEntry(MODEL, "major");
    }

    @Test
    void shouldLeaveOutWhatTheBaselineDoesNotKnow() {
        DriftSample sample = sample(0, 1, 0, i -> i);
        DriftBaseline features = new DriftBaseline(DriftBaseline.of(sample).bins().entrySet().stream()
                .filter(entry -> entry.getKey().kind() == Kind.FEATURE)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

        assertThat(features.compare(sample)).extracting(Drift::subject).containsExactly(EVEN, GAPS);
    }

    @Test
    void shouldRefuseSessionsWithoutTheirPredictions() {
        List<CrossSection> sections = sample(0, 2, 0, i -> i).sections();

        assertThatThrownBy(() -> new DriftSample(FEATURES, sections, List.of()))
                .hasMessageContaining("0 sets of predictions for 2 sessions");
    }

    /** Members with evenly spread values, some of which are missing in the second feature, and one model's predictions. */
    private static DriftSample sample(int from, int sessions, int missing, IntToDoubleFunction prediction) {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        int first = calendar.ordinal(LocalDate.parse("2018-01-02"));
        Universe universe = new Universe(IntStream.range(0, SYMBOLS)
                .mapToObj(i -> new Membership("S" + (100 + i), LocalDate.parse("2018-01-02"), null))
                .toList());
        DataSetBuilder builder = new DataSetBuilder(
                FEATURES, new LabelHorizon(5), universe, calendar, calendar.session(first + from + sessions - 1));
        Random random = new Random(3);
        for (int day = from; day < from + sessions; day++) {
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                float gap = symbol < missing ? Float.NaN : (float) random.nextGaussian();
                float[] none = {Float.NaN, Float.NaN};
                float[] row = {symbol, gap, 0.1f * day};
                builder.add(universe.symbol(symbol), calendar.session(first + day), row, none, none);
            }
        }
        List<CrossSection> sections = builder.build().sections();
        return new DriftSample(
                FEATURES,
                sections,
                sections.stream()
                        .map(section -> List.of(predicted(section, prediction)))
                        .toList());
    }

    private static SessionPredictions predicted(CrossSection section, IntToDoubleFunction prediction) {
        double[] values =
                IntStream.range(0, section.size()).mapToDouble(prediction).toArray();
        return new SessionPredictions(
                section.session(), "ridge", "2018-01-02-1a2b3c4d", Target.FWD_RET_RESID, section.symbols(), values);
    }
}
