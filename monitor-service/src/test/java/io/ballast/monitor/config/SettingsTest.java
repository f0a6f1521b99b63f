package io.ballast.monitor.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;
import io.ballast.monitor.domain.decision.DecisionThresholds;
import io.ballast.monitor.domain.healing.HealingPolicy;
import io.ballast.monitor.domain.pipeline.PlannedStep;
import io.ballast.monitor.domain.rule.AllowedLags;
import io.ballast.monitor.domain.rule.BreadthThresholds;
import io.ballast.monitor.domain.rule.DataSet;
import io.ballast.monitor.domain.rule.ShippedRule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    @Test
    void shouldHaveTheDefaultsOfThePublicInterface() {
        MonitorSettings settings = MonitorSettings.from(Variables.of(Map.of()));

        assertThat(settings)
                .isEqualTo(new MonitorSettings(
                        new BreadthThresholds(100, 200, 0.9, 0.97, 0.9, 0.95, 0.85),
                        new DecisionThresholds(0.95, 0.85, 0.8, 0.6),
                        0.6,
                        AllowedLags.all(2),
                        5,
                        30));
        assertThat(settings.thresholds())
                .containsOnly(
                        Map.entry("min_target_coverage", 0.6),
                        Map.entry("feature_breadth_min_symbols", 100.0),
                        Map.entry("feature_breadth_warn_symbols", 200.0),
                        Map.entry("feature_coverage_warn_rate", 0.9),
                        Map.entry("universe_coverage_warn_rate", 0.97),
                        Map.entry("universe_coverage_min_rate", 0.9),
                        Map.entry("breadth_drop_warn_rate", 0.95),
                        Map.entry("breadth_drop_min_rate", 0.85),
                        Map.entry("decision_ranks_warn", 0.95),
                        Map.entry("decision_ranks_min", 0.85),
                        Map.entry("top_decile_kept_warn", 0.8),
                        Map.entry("top_decile_kept_min", 0.6),
                        Map.entry("data_lag_warn_business_days", 2.0));
    }

    @ParameterizedTest
    @CsvSource({
        "MIN_TARGET_COVERAGE,1.1",
        "FEATURE_BREADTH_MIN_SYMBOLS,-1",
        "FEATURE_BREADTH_MIN_SYMBOLS,201",
        "FEATURE_COVERAGE_WARN_RATE,90",
        "UNIVERSE_COVERAGE_MIN_RATE,0.98",
        "BREADTH_DROP_MIN_RATE,0.96",
        "DECISION_RANKS_MIN,0.96",
        "TOP_DECILE_KEPT_MIN,0.81",
        "DATA_LAG_WARN_BUSINESS_DAYS,two",
        "TARGET_HORIZON_DAYS,0",
        "DAYS_BACK,0"
    })
    void shouldNameTheVariableThatIsNotAllowed(String name, String value) {
        assertThatThrownBy(() -> MonitorSettings.from(Variables.of(Map.of(name, value))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(name + "=" + value)
                .hasMessageContaining("expected");
    }

    @Test
    void shouldTakeTheThresholdsThatRulesHaveOfTheirOwn() {
        MonitorSettings settings = MonitorSettings.from(Variables.of(Map.of()))
                .with(Map.of(
                        ShippedRule.BREADTH_CRITICAL, 350.5,
                        ShippedRule.TARGET_COVERAGE_LOW, 0.7,
                        ShippedRule.TOP_DECILE_CHANGED, 0.9,
                        ShippedRule.FUNDAMENTALS_STALE, 1.5,
                        ShippedRule.BARS_STALE, 4.0));

        assertThat(settings.thresholds())
                .containsEntry("feature_breadth_min_symbols", 351.0)
                .containsEntry("feature_breadth_warn_symbols", 200.0)
                .containsEntry("min_target_coverage", 0.7)
                .containsEntry("top_decile_kept_warn", 0.9)
                .containsEntry("data_lag_warn_business_days", 1.0);
        assertThat(List.of(DataSet.values()))
                .extracting(settings.allowedLag()::of)
                .containsExactly(4, 2, 2, 1);
    }

    @Test
    void shouldReadThePatienceWithEachStep() {
        PipelineSettings settings =
                PipelineSettings.from(Variables.of(Map.of("PIPELINE_ADV_FALLBACK_TIMEOUT_SEC", "7")));

        assertThat(settings.timeout(PlannedStep.ADV_FALLBACK)).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.timeout(PlannedStep.TRAIN)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void shouldFindTheOtherServices() {
        ServiceAddresses addresses = ServiceAddresses.from(Variables.of(Map.of("FEATURE_URL", "http://feature:80/")));

        assertThat(addresses.of("feature")).isEqualTo(URI.create("http://feature:80"));
        assertThat(addresses.byService().keySet()).containsExactly("ingestion", "feature", "model");
        assertThatThrownBy(() -> ServiceAddresses.from(Variables.of(Map.of("MODEL_URL", "model"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("MODEL_URL=model");
    }

    @Test
    void shouldBoundTheTimeOfAnAttribution() {
        assertThat(AttributionSettings.from(Variables.of(Map.of())).timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThatThrownBy(() -> AttributionSettings.from(Variables.of(Map.of("ATTRIBUTION_TIMEOUT_SEC", "0"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ATTRIBUTION_TIMEOUT_SEC=0");
    }

    @Test
    void shouldHealOnlyWhenToldToAndWithinBounds() {
        HealingSettings settings = HealingSettings.from(Variables.of(Map.of()));

        assertThat(settings)
                .isEqualTo(new HealingSettings(
                        false,
                        new HealingPolicy(0.25, 20_000, 100_000, 5, Duration.ofHours(1)),
                        Duration.ofMinutes(5)));
        assertThat(HealingSettings.from(Variables.of(Map.of("HEAL_AUTO", "on"))).automatic())
                .isTrue();
        assertThatThrownBy(() -> HealingSettings.from(Variables.of(Map.of("HEAL_MAX_SHARE", "2"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("HEAL_MAX_SHARE=2");
    }
}
