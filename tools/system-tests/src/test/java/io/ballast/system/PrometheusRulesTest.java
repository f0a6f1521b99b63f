package io.ballast.system;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The alert rules: Prometheus' own checks, and that they fit the code and the documentation. */
class PrometheusRulesTest {

    static Stream<String> alerts() {
        return AlertRules.names().stream();
    }

    static Stream<JsonNode> rules() {
        return AlertRules.all().stream();
    }

    @Test
    void shouldBeValidForPrometheus() throws IOException, InterruptedException {
        Tool.Outcome outcome = promtool("check", "rules", "ballast-rules.yaml");

        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    }

    @Test
    void shouldHaveValidScrapeExample() throws IOException, InterruptedException {
        Tool.Outcome outcome = promtool("check", "config", "prometheus.example.yaml");

        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void shouldFireAndStaySilentAsItsTestSays(String alert) throws IOException, InterruptedException {
        Tool.Outcome outcome = promtool("test", "rules", "tests/" + alert + ".test.yaml");

        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void shouldHaveCaseThatFiresAndCaseThatStaysSilent(String alert) {
        JsonNode tests = AlertRules.yaml(AlertRules.FOLDER + "/tests/" + alert + ".test.yaml")
                .get("tests");

        List<Boolean> fires = tests.findValues("exp_alerts").stream()
                .map(alerts -> !alerts.isEmpty())
                .toList();

        assertThat(fires).contains(true, false);
        assertThat(tests.findValuesAsText("alertname")).containsOnly(alert);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldSayHowBadWhatAndWhereToRead(JsonNode rule) {
        String alert = rule.get("alert").asText();

        assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning", "none");
        assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
        assertThat(rule.at("/annotations/description").asText()).isNotBlank();
        assertThat(rule.at("/annotations/runbook_url").asText()).isEqualTo("docs/alerts/" + alert + ".md");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void shouldHavePageOnMeaningImpactDiagnosisAndRepair(String alert) {
        String page = Repository.text("docs/alerts/" + alert + ".md");

        assertThat(page).startsWith("# " + alert + "\n");
        assertThat(page).contains("## Meaning", "## Impact", "## Diagnosis", "## Repair");
    }

    @Test
    void shouldReadOnlyMetricsThatAreExported() {
        assertThat(Meters.exported()).containsAll(AlertRules.metrics());
    }

    @Test
    void shouldCompareWithThresholdsThatAreExported() {
        String monitor = Repository.sources("monitor-service").stream()
                .map(Repository::text)
                .reduce("", String::concat);

        for (String threshold : AlertRules.thresholds()) {
            assertThat(monitor)
                    .as("threshold %s in the monitor", threshold)
                    .contains(threshold.toUpperCase(Locale.ROOT));
        }
    }

    private static Tool.Outcome promtool(String... arguments) throws IOException, InterruptedException {
        Optional<Tool> promtool = PrometheusPackage.promtool();
        assumeTrue(
                promtool.isPresent(),
                "not run: promtool is neither on the PATH nor to be had from the distribution's packages");
        return promtool.get().run(Repository.file(AlertRules.FOLDER), arguments);
    }
}
