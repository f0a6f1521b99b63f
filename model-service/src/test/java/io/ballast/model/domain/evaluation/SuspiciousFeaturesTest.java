package io.ballast.model.domain.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.Universe;
import io.ballast.model.domain.target.Target;

import static org.assertj.core.api.Assertions.assertThat;

/** Forty symbols that earn what their feature says, to the last digit. */
class SuspiciousFeaturesTest {

    private static final LabelHorizon FIVE = new LabelHorizon(5);
    private static final LocalDate FIRST = LocalDate.parse("2015-01-02");

    private static List<String> suspicious(int sessions) {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        int base = calendar.ordinal(FIRST);
        Universe universe = new Universe(IntStream.range(0, 40)
                .mapToObj(i -> new Membership("S" + (10 + i), FIRST, null))
                .toList());
        DataSetBuilder builder = new DataSetBuilder(
                new FeatureNames(List.of("return")), FIVE, universe, calendar, calendar.session(base + sessions + 20));
        for (int day = 0; day < sessions; day++) {
            for (int i = 0; i < 40; i++) {
                float[] earned = {i, i};
                builder.add(universe.symbol(i), calendar.session(base + day), new float[] {i}, earned, earned);
            }
        }
        DataSet data = builder.build();
        return SuspiciousFeatures.of(data.sections(), data.features(), Target.FWD_RET, FIVE).stream()
                .map(SuspiciousFeatures.Suspicion::feature)
                .toList();
    }

    @Test
    void shouldNameAFeatureThatIsTheReturnItself() {
        assertThat(suspicious(60)).containsExactly("return");
    }

    @Test
    void shouldAccuseNobodyByTooFewSessions() {
        assertThat(suspicious(10)).isEmpty();
    }
}
