package io.ballast.ingestion.domain.universe;

import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UniverseRuleTest {

    private static final double UNKNOWN = Double.NaN;

    private final UniverseFilter filter =
            new UniverseFilter(OptionalDouble.of(3e9), OptionalDouble.of(2), OptionalDouble.of(1e6));
    private final UniverseRule rule = new UniverseRule(filter);

    @Test
    void shouldIncludeASmallTradedStockAndSayWhatWasChecked() {
        UniverseDecision decision = rule.decide(new SecurityFacts("ABCD", "CS", "XNYS", 1e9, 12.5, 4e6));

        assertThat(decision.passes()).isTrue();
        assertThat(decision.reason())
                .contains("type")
                .contains("exchange")
                .contains("price")
                .contains("ADV")
                .contains("market cap");
        assertThat(decision.reason()).doesNotContain("unknown");
    }

    @Test
    void shouldIncludeAtTheThresholdsThemselves() {
        assertThat(rule.decide(new SecurityFacts("ABCD", "CS", "XNYS", 3e9, 2, 1e6))
                        .passes())
                .isTrue();
    }

    @Test
    void shouldExcludeOnEachPieceOfEvidenceAndNameIt() {
        assertThat(rule.decide(new SecurityFacts("SPY", "ETF", "ARCX", UNKNOWN, 400, 1e9)))
                .isEqualTo(new UniverseDecision(false, "type ETF is not CS"));
        assertThat(rule.decide(new SecurityFacts("A", "CS", "OTC", 1e9, 12, 4e6)))
                .isEqualTo(new UniverseDecision(false, "exchange OTC lists none of the universe"));
        assertThat(rule.decide(new SecurityFacts("A", "CS", "XNYS", 1e9, 1.99, 4e6)))
                .isEqualTo(new UniverseDecision(false, "price 1.99 is below 2"));
        assertThat(rule.decide(new SecurityFacts("A", "CS", "XNYS", 1e9, 12, 999_999)))
                .isEqualTo(new UniverseDecision(false, "ADV 999999 is below 1000000"));
        assertThat(rule.decide(new SecurityFacts("A", "CS", "XNYS", 3.5e9, 12, 4e6)))
                .isEqualTo(new UniverseDecision(false, "market cap 3500000000 is above 3000000000"));
    }

    @Test
    void shouldEndTheMembershipOfWhoIsTradedOverTheCounterOnly() {
        assertThat(rule.decide(new SecurityFacts("A", "CS", "OTC", 1e9, 12, 4e6), true)
                        .passes())
                .isFalse();
    }

    @Test
    void shouldPassTheUnknownAndSaySo() {
        UniverseDecision decision = rule.decide(new SecurityFacts("OLD", null, null, UNKNOWN, UNKNOWN, UNKNOWN));

        assertThat(decision.passes()).isTrue();
        assertThat(decision.reason())
                .isEqualTo("nothing known against it; unknown: type, exchange, price, ADV, market cap");
    }

    @Test
    void shouldNotLookAtAThresholdThatIsOff() {
        UniverseRule withoutCap = new UniverseRule(filter.withoutMarketCap());

        UniverseDecision decision = withoutCap.decide(new SecurityFacts("BIG", "CS", "XNYS", 9e11, 12, 4e6));

        assertThat(decision.passes()).isTrue();
        assertThat(decision.reason()).doesNotContain("market cap");
    }

    @Test
    void shouldRefuseANegativeThreshold() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new UniverseFilter(OptionalDouble.of(-1), OptionalDouble.empty(), OptionalDouble.empty()))
                .withMessageContaining("maxMarketCap=-1");
    }
}
