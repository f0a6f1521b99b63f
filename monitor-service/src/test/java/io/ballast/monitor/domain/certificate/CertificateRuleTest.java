package io.ballast.monitor.domain.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.monitor.domain.rule.AllowedLags;
import io.ballast.monitor.domain.rule.BreadthRule;
import io.ballast.monitor.domain.rule.BreadthThresholds;
import io.ballast.monitor.domain.rule.DataSet;
import io.ballast.monitor.domain.rule.FreshnessReport;
import io.ballast.monitor.domain.rule.FreshnessRule;
import io.ballast.monitor.domain.rule.SessionCompleteness;
import io.ballast.monitor.domain.rule.SessionCoverage;
import io.ballast.monitor.domain.rule.TargetCoverageRule;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateRuleTest {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);
    private static final Instant EVENING = Instant.parse("2018-02-08T04:59:00Z");
    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private final CertificateRule rule = new CertificateRule(calendar);

    @Test
    void shouldCertifyTheEveningOfAHealthySession() {
        Certificate certificate = rule.decide("run", "hash", evidence(300, 300, 0, false), EVENING);

        assertThat(certificate.reasons()).isEmpty();
        assertThat(certificate.certified()).isTrue();
        assertThat(certificate.checks())
                .extracting(CertificateCheck::name)
                .doesNotHaveDuplicates()
                .contains("freshness-bars", "symbols-with-features", "target-coverage", "no-fallback");
    }

    @ParameterizedTest
    @CsvSource({"80,false", "150,true"})
    void shouldHoldOnAWarningButNotOnACriticalBreadth(int symbols, boolean certified) {
        assertThat(rule.decide("run", "hash", evidence(symbols, symbols, 0, false), EVENING)
                        .certified())
                .isEqualTo(certified);
    }

    @Test
    void shouldWithholdWhenTargetCoverageIsLow() {
        Certificate certificate = rule.decide("run", "hash", evidence(300, 100, 0, false), EVENING);

        assertThat(certificate.reasons()).singleElement().asString().contains("fwd_ret_resid", "33.3 %");
    }

    @Test
    void shouldWithholdWhenTargetCoverageCannotBeJudged() {
        Evidence healthy = evidence(300, 300, 0, false);
        TargetCoverageRule nothingMatured = new TargetCoverageRule(0.6, 5, new HeldSessions(calendar, List::of));
        Evidence evidence = new Evidence(
                SESSION,
                healthy.breadth(),
                nothingMatured.judge(List.of(), 30, EVENING),
                healthy.freshness(),
                "fwd_ret_resid",
                false,
                null,
                false,
                List.of());

        assertThat(rule.decide("run", "hash", evidence, EVENING).certified()).isFalse();
    }

    @Test
    void shouldWithholdStaleData() {
        Certificate certificate = rule.decide("run", "hash", evidence(300, 300, 3, false), EVENING);

        assertThat(certificate.reasons()).singleElement().asString().contains("bars", "3 sessions behind");
    }

    @Test
    void shouldWithholdAfterAFallback() {
        assertThat(rule.decide("run", "hash", evidence(300, 300, 0, true), EVENING)
                        .reasons())
                .singleElement()
                .asString()
                .contains("fell back to fwd_ret");
    }

    @Test
    void shouldCertifyAfterAFallbackThatAPersonAnswersFor() {
        Evidence fallen = evidence(300, 300, 0, true);
        Certificate certificate = rule.decide(
                "run",
                "hash",
                new Evidence(
                        SESSION,
                        fallen.breadth(),
                        fallen.targetCoverage(),
                        fallen.freshness(),
                        "fwd_ret",
                        true,
                        "Ada",
                        false,
                        List.of()),
                EVENING);

        assertThat(certificate.certified()).isTrue();
        assertThat(certificate.checks())
                .filteredOn(check -> check.name().equals("no-fallback"))
                .singleElement()
                .satisfies(check -> assertThat(check.value()).isEqualTo(1.0))
                .satisfies(
                        check -> assertThat(check.message()).contains("fell back to fwd_ret", "acknowledged by Ada"));
    }

    @Test
    void shouldWithholdWhatWasLearntFromTargetsTooSparse() {
        Evidence healthy = evidence(300, 300, 0, false);
        Evidence evidence = new Evidence(
                SESSION,
                healthy.breadth(),
                healthy.targetCoverage(),
                healthy.freshness(),
                "fwd_ret_resid",
                false,
                null,
                true,
                List.of());

        assertThat(rule.decide("run", "hash", evidence, EVENING).reasons())
                .singleElement()
                .asString()
                .contains("Neither target");
    }

    @ParameterizedTest
    @CsvSource({"2018-02-08T14:29:59Z,true", "2018-02-08T14:30:00Z,false"})
    void shouldNotCertifyFromTheNextOpenOn(Instant now, boolean certified) {
        assertThat(rule.decide("run", "hash", evidence(300, 300, 0, false), now).certified())
                .isEqualTo(certified);
    }

    @Test
    void shouldWithholdASessionWhoseFeaturesWereNotJudged() {
        Evidence before = evidence(300, 300, 0, false);
        Evidence evidence = new Evidence(
                calendar.next(SESSION),
                before.breadth(),
                before.targetCoverage(),
                before.freshness(),
                "fwd_ret_resid",
                false,
                null,
                false,
                List.of());

        assertThat(rule.decide("run", "hash", evidence, EVENING).reasons())
                .singleElement()
                .asString()
                .contains("no features of 2018-02-08");
    }

    @Test
    void shouldHashTheModelsInAFixedOrder() {
        // Computed with: printf 'gbm:aa\nridge:bb\n' | sha256sum
        assertThat(PredictionsHash.of(Map.of("ridge", "bb", "gbm", "aa")))
                .isEqualTo("32bdfea4eb3ccdf2adcd1605783e0e8fc873298466b621df6e55e2cd0911f8dc");
    }

    private Evidence evidence(int symbols, int residCells, int missingSessions, boolean fallback) {
        List<SessionCoverage> history = new ArrayList<>();
        for (LocalDate session : calendar.between(SESSION.minusDays(90), SESSION.plusDays(1))) {
            history.add(new SessionCoverage(session, symbols, symbols, symbols, symbols, symbols, symbols, residCells));
        }
        return new Evidence(
                SESSION,
                new BreadthRule(new BreadthThresholds(100, 200, 0.9, 0.97, 0.9, 0.95, 0.85)).judge(history),
                new TargetCoverageRule(0.6, 5, new HeldSessions(calendar, List::of)).judge(history, 30, EVENING),
                freshness(missingSessions),
                fallback ? "fwd_ret" : "fwd_ret_resid",
                fallback,
                null,
                false,
                List.of());
    }

    @Test
    void shouldWithholdWhileACriticalIncidentIsOpen() {
        Evidence healthy = evidence(300, 300, 0, false);
        Evidence evidence = new Evidence(
                SESSION,
                healthy.breadth(),
                healthy.targetCoverage(),
                healthy.freshness(),
                "fwd_ret_resid",
                false,
                null,
                false,
                List.of("Bars that are due are missing: provider-missing"));

        assertThat(rule.decide("run", "hash", evidence, EVENING).reasons())
                .singleElement()
                .asString()
                .contains("critical incident", "provider-missing");
    }

    private FreshnessReport freshness(int missing) {
        Map<DataSet, List<SessionCompleteness>> histories = new EnumMap<>(DataSet.class);
        List<SessionCompleteness> complete = new ArrayList<>();
        List<SessionCompleteness> behind = new ArrayList<>();
        for (int i = 20; i >= 0; i--) {
            LocalDate session = calendar.plus(SESSION, -i);
            complete.add(new SessionCompleteness(session, 100, 100));
            behind.add(new SessionCompleteness(session, 100, i < missing ? 0 : 100));
        }
        histories.put(DataSet.BARS, behind);
        histories.put(DataSet.FEATURES, complete);
        histories.put(DataSet.PREDICTIONS, complete);
        return new FreshnessRule(AllowedLags.all(2)).judge(SESSION, histories);
    }
}
