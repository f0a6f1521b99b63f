package io.ballast.model.domain.prediction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.target.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DecisionImpactTest {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);

    @Test
    void shouldFindNoDifferenceWhereNothingIsMissing() {
        DecisionImpact impact = DecisionImpact.of(ramp(0, 40), ramp(0, 40));

        assertThat(impact.affected()).isZero();
        assertThat(impact.rankCorrelation()).isCloseTo(1, within(1e-12));
        assertThat(impact.topDecileKept()).isEqualTo(1);
        assertThat(impact.lost()).isEmpty();
    }

    @Test
    void shouldNameWhoLeavesTheTopAndWhoTakesTheirPlaces() {
        DecisionImpact impact = DecisionImpact.of(ramp(0, 40), ramp(0, 38));

        assertThat(impact.members()).isEqualTo(40);
        assertThat(impact.affected()).isEqualTo(2);
        assertThat(impact.topDecile()).isEqualTo(4);
        assertThat(impact.topDecileKept()).isEqualTo(0.5);
        assertThat(impact.lost()).containsExactly("S38", "S39");
        assertThat(impact.gained()).containsExactly("S34", "S35");
    }

    /** Ranks of 1 to 10 with the two best at the median of the eight others, by hand: both have rank 5.5. */
    @Test
    void shouldLetWhoIsNotPredictedStandInTheMiddle() {
        DecisionImpact impact = DecisionImpact.of(ramp(0, 10), ramp(0, 8));

        double[] with = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] without = {1, 2, 3, 4, 7, 8, 9, 10, 5.5, 5.5};
        double products = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < with.length; i++) {
            products += (with[i] - 5.5) * (without[i] - 5.5);
            left += (with[i] - 5.5) * (with[i] - 5.5);
            right += (without[i] - 5.5) * (without[i] - 5.5);
        }
        assertThat(impact.rankCorrelation()).isCloseTo(products / Math.sqrt(left * right), within(1e-12));
    }

    @Test
    void shouldMakeLessOfSymbolsInTheMiddleThanOfThoseAtTheEnds() {
        List<String> symbols = new ArrayList<>(ramp(0, 100).symbols());
        List<String> middle = new ArrayList<>(symbols);
        middle.subList(45, 55).clear();
        List<String> ends = symbols.subList(5, 95);

        DecisionImpact ofMiddle = DecisionImpact.of(ramp(0, 100), of(middle));
        DecisionImpact ofEnds = DecisionImpact.of(ramp(0, 100), of(ends));

        assertThat(ofMiddle.rankCorrelation()).isGreaterThan(ofEnds.rankCorrelation());
        assertThat(ofMiddle.topDecileKept()).isEqualTo(1);
        assertThat(ofEnds.topDecileKept()).isEqualTo(0.5);
    }

    @Test
    void shouldSayNothingOfTooFewMembers() {
        DecisionImpact impact = DecisionImpact.of(ramp(0, 9), ramp(0, 8));

        assertThat(impact.rankCorrelation()).isNull();
        assertThat(impact.topDecileKept()).isZero();
    }

    private static SessionPredictions ramp(int from, int to) {
        List<String> symbols = new ArrayList<>();
        for (int i = from; i < to; i++) {
            symbols.add(String.format("S%02d", i));
        }
        return of(symbols);
    }

    private static SessionPredictions of(List<String> symbols) {
        double[] values = symbols.stream()
                .mapToDouble(symbol -> Integer.parseInt(symbol.substring(1)))
                .toArray();
        return new SessionPredictions(SESSION, "blend", "1", Target.FWD_RET_RESID, symbols, values);
    }
}
