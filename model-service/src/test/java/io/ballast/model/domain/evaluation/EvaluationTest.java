package io.ballast.model.domain.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.Universe;
import io.ballast.model.domain.target.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Forty symbols that earn their number in percent, and minus it on every second session. */
class EvaluationTest {

    private static final LabelHorizon FIVE = new LabelHorizon(5);
    private static final int SYMBOLS = 40;
    private static final LocalDate FIRST = LocalDate.parse("2015-01-02");

    private static List<CrossSection> sections(int days) {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        int base = calendar.ordinal(FIRST);
        Universe universe = new Universe(IntStream.range(0, SYMBOLS)
                .mapToObj(i -> new Membership("S" + (10 + i), FIRST, null))
                .toList());
        DataSetBuilder builder = new DataSetBuilder(
                new FeatureNames(List.of("a")), FIVE, universe, calendar, calendar.session(base + days + 20));
        for (int day = 0; day < days; day++) {
            LocalDate session = calendar.session(base + day);
            for (int i = 0; i < SYMBOLS; i++) {
                float earned = (day % 2 == 0 ? 1 : -1) * i / 100f;
                float[] label = {-earned, -earned};
                builder.add("S" + (10 + i), session, new float[] {i}, label, new float[] {earned, earned});
            }
        }
        return builder.build().sections();
    }

    private static Evaluation evaluation(int days, IntToDoubleFunction prediction) {
        double[] predictions =
                IntStream.range(0, SYMBOLS).mapToDouble(prediction).toArray();
        List<RankedSession> ranked = sections(days).stream()
                .map(section -> new RankedSession(section, predictions))
                .toList();
        return Evaluation.of(ranked, Target.FWD_RET, FIVE);
    }

    @Test
    void shouldJudgeByWhatCouldBeEarnedNotByTheLabel() {
        // One session, on which the label says the contrary.
        Evaluation evaluation = evaluation(1, i -> i);

        assertThat(evaluation.ic().mean()).isEqualTo(1);
        assertThat(evaluation.of(Metric.HIT_RATE).mean()).isEqualTo(1);
        // Mean of 36 to 39 less mean of 0 to 3, in percent.
        assertThat(evaluation.of(Metric.DECILE_SPREAD).mean()).isCloseTo(0.36, within(1e-6));
        assertThat(evaluation.of(Metric.TURNOVER).sessions()).isZero();
    }

    @Test
    void shouldFollowTheInformationAsTradingIsDelayed() {
        Evaluation evaluation = evaluation(40, i -> i);

        assertThat(evaluation.ic().mean()).isZero();
        assertThat(evaluation.ic().sessions()).isEqualTo(40);
        // Delayed by an odd number of sessions each one meets the opposite, so the mean stays and sessions are lost.
        assertThat(evaluation.of(Metric.RANK_IC_LAG_1).sessions()).isEqualTo(39);
        assertThat(evaluation.of(Metric.RANK_IC_LAG_1).mean()).isCloseTo(-1.0 / 39, within(1e-12));
        assertThat(evaluation.of(Metric.RANK_IC_LAG_20).sessions()).isEqualTo(20);
    }

    @Test
    void shouldNotTakeTheNextJudgedSessionForTheNextOne() {
        double[] up = IntStream.range(0, SYMBOLS).mapToDouble(i -> i).toArray();
        // Ten sessions in the middle could not be judged.
        List<RankedSession> ranked = sections(40).stream()
                .map(section -> new RankedSession(section, up))
                .toList();
        List<RankedSession> judged = Stream.concat(ranked.subList(0, 15).stream(), ranked.subList(25, 40).stream())
                .toList();

        Evaluation evaluation = Evaluation.of(judged, Target.FWD_RET, FIVE);

        assertThat(evaluation.ic().sessions()).isEqualTo(30);
        assertThat(evaluation.of(Metric.RANK_IC_LAG_1).sessions()).isEqualTo(28);
        assertThat(evaluation.of(Metric.RANK_IC_LAG_20).sessions()).isEqualTo(10);
    }

    @Test
    void shouldCountWhoIsNewInTheTenths() {
        List<CrossSection> sections = sections(3);
        double[] up = IntStream.range(0, SYMBOLS).mapToDouble(i -> i).toArray();
        double[] rolled =
                IntStream.range(0, SYMBOLS).mapToDouble(i -> (i + 1) % SYMBOLS).toArray();
        List<RankedSession> ranked = List.of(
                new RankedSession(sections.get(0), up),
                new RankedSession(sections.get(1), up),
                new RankedSession(sections.get(2), rolled));

        // First nothing changes, then one of four at either end.
        assertThat(Evaluation.of(ranked, Target.FWD_RET, FIVE)
                        .of(Metric.TURNOVER)
                        .mean())
                .isCloseTo(0.125, within(1e-12));
    }

    @Test
    void shouldHaveNoFiguresWithoutSessionsOrRows() {
        assertThat(Evaluation.UNKNOWN.metrics().values())
                .hasSize(Metric.values().length)
                .allSatisfy(estimate -> assertThat(estimate.mean()).isNaN());
        Evaluation blind = evaluation(2, i -> Double.NaN);
        assertThat(blind.metrics().values())
                .allSatisfy(estimate -> assertThat(estimate.mean()).isNaN());
    }

    @Test
    void shouldRefusePredictionsThatDoNotBelongToTheRows() {
        CrossSection section = sections(1).get(0);

        assertThatThrownBy(() -> new RankedSession(section, new double[3]))
                .hasMessageContaining("3 predictions for 40 rows");
    }
}
