package io.ballast.monitor.domain.morning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.ballast.monitor.domain.cause.LostCell;
import io.ballast.monitor.domain.rule.SessionCoverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MorningReportTest {

    private static final LocalDate MONDAY = LocalDate.of(2018, 2, 5);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final MorningReport.Decision CERTIFIED =
            new MorningReport.Decision("run", Instant.parse("2018-02-07T01:00:00Z"), true, List.of());

    @Test
    void shouldTellWhoLostFeaturesWhoHasThemAgainAndWhy() {
        MorningReport report = report(List.of(), List.of(), predictions(), predictions());

        assertThat(report.coverage().causes()).containsOnly(Map.entry("provider-missing", 2L));
        assertThat(report.coverage().lost())
                .containsExactly(new CoverageChange.Missing("S03", "provider-missing", "polygon"));
        assertThat(report.coverage().regained()).containsExactly("S04");
    }

    @Test
    void shouldNameWhatHappenedToASymbolThatMovedFar() {
        Map<String, Double> now = predictions();
        now.put("S05", 100.0);
        now.put("S01", 101.0);

        MorningReport report = report(List.of(), List.of(), predictions(), now);

        assertThat(report.ranks().moved()).isEqualTo(2);
        assertThat(report.ranks().moves().get(0).symbol()).isEqualTo("S01");
        assertThat(report.ranks().moves().get(0).causes())
                .containsExactly("bar of 2018-02-02 revised", "a statement was filed");
        assertThat(report.ranks().moves().get(1).causes())
                .containsExactly("split 2 for 1 on 2018-02-06", "price -12.3 %");
        assertThat(report.ranks().correlation()).isBetween(0.5, 0.99);
        assertThat(report.ranks().topDecileKept()).isZero();
    }

    @Test
    void shouldAlertTheHolderOfANameToAllThatBecameOfIt() {
        Map<String, Double> now = predictions();
        now.put("S01", 101.0);
        List<HeldName> held = List.of(
                new HeldName("GONE", "GONE", true, false, "delisted", TUESDAY),
                new HeldName("OLD", "S06", true, true, null, null),
                new HeldName("S01", "S01", true, true, null, null),
                new HeldName("S03", "S03", true, true, null, null),
                new HeldName("S07", "S07", true, true, null, null),
                new HeldName("OUT", "OUT", true, false, "price", MONDAY.minusDays(7)),
                new HeldName("NOBODY", "NOBODY", false, false, null, null),
                new HeldName("S08", "S08", true, true, null, null));
        UniverseChange.Rename rename = new UniverseChange.Rename("OLD", "S06", TUESDAY);

        MorningReport report = report(held, List.of(rename), predictions(), now);

        assertThat(report.alerts())
                .extracting(alert -> alert.symbol() + " " + alert.kind().label())
                .containsExactly(
                        "GONE left-universe",
                        "S06 renamed",
                        "S01 revised",
                        "S01 rank-changed",
                        "S03 no-data",
                        "S07 action-ahead",
                        "OUT not-a-member",
                        "NOBODY unknown");
        assertThat(report.alerts().get(0).detail()).contains("2018-02-06", "delisted");
        assertThat(report.alerts().get(5).detail()).isEqualTo("split 3 for 1 on 2018-02-07");
        assertThat(report.alerts().get(4).detail()).contains("provider-missing (polygon)");
        assertThat(report.summary()).contains("is certified", "8 alerts for the 8 watched names");
    }

    @Test
    void shouldBeTheSameHoweverItsFactsAreOrdered() {
        Random random = new Random(5);
        Map<String, Double> now = predictions();
        now.replaceAll((symbol, value) -> random.nextDouble());
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            revisions.add(new Revision("S" + i % 7, MONDAY.minusDays(i / 7), "bar", 10.0, 10.0 + i % 5, "x"));
        }
        MorningReport first =
                MorningReport.of(CERTIFIED, facts(List.of(), List.of(), predictions(), now, revisions), 0.2);
        Collections.shuffle(revisions, random);

        MorningReport second = MorningReport.of(
                CERTIFIED, facts(List.of(), List.of(), predictions(), new HashMap<>(now), revisions), 0.2);

        assertThat(second.revisions()).hasSize(50).isEqualTo(first.revisions());
        assertThat(second.ranks().correlation()).isEqualTo(first.ranks().correlation());
        assertThat(second.revised()).isEqualTo(200);
    }

    @Test
    void shouldWriteTheFirstReportWithoutAnythingToCompareWith() {
        MorningFacts first = new MorningFacts(
                MONDAY,
                TUESDAY,
                WEDNESDAY,
                new UniverseChange(List.of(), List.of(), List.of()),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                Map.of(),
                List.of(),
                Set.of(),
                List.of());
        MorningReport.Decision withheld =
                new MorningReport.Decision("run", Instant.EPOCH, false, List.of("breadth is low"));

        MorningReport report = MorningReport.of(withheld, first, 0.25);

        assertThat(report.ranks()).isNull();
        assertThat(report.summary()).contains("is withheld: breadth is low", "nobody watches a name");
    }

    @Test
    void shouldRefuseWhatCanBeNoTicker() {
        assertThatThrownBy(() -> new WatchedName("A B", MONDAY, "Ada", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("symbol=A B");
        assertThatThrownBy(() -> new WatchedName("BRK.B", MONDAY, " ", null)).hasMessageContaining("author");
    }

    private static MorningReport report(
            List<HeldName> held,
            List<UniverseChange.Rename> renames,
            Map<String, Double> before,
            Map<String, Double> now) {
        List<Revision> revisions =
                List.of(new Revision("S01", LocalDate.of(2018, 2, 2), "bar", 10.0, 11.0, "the provider says so now"));
        return MorningReport.of(CERTIFIED, facts(held, renames, before, now, revisions), 0.25);
    }

    private static MorningFacts facts(
            List<HeldName> held,
            List<UniverseChange.Rename> renames,
            Map<String, Double> before,
            Map<String, Double> now,
            List<Revision> revisions) {
        return new MorningFacts(
                MONDAY,
                TUESDAY,
                WEDNESDAY,
                new UniverseChange(List.of(), List.of(new UniverseChange.Move("GONE", TUESDAY, "delisted")), renames),
                new SessionCoverage(MONDAY, 20, 20, 19, 19, 19, 0, 0),
                new SessionCoverage(TUESDAY, 20, 20, 19, 19, 19, 0, 0),
                List.of(lost("S02", MONDAY), lost("S02", TUESDAY), lost("S03", TUESDAY), lost("S04", MONDAY)),
                revisions,
                new Scores("blend", "1", before),
                new Scores("blend", "1", now),
                Map.of("S05", -0.1234, "S01", 0.001),
                List.of(
                        new ActionDay("S05", TUESDAY, "split 2 for 1"),
                        new ActionDay("S07", WEDNESDAY, "split 3 for 1")),
                Set.of("S01"),
                held);
    }

    private static LostCell lost(String symbol, LocalDate session) {
        return new LostCell(symbol, session, "polygon", "provider-missing", null, null, null, null);
    }

    private static Map<String, Double> predictions() {
        Map<String, Double> predictions = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            predictions.put(String.format("S%02d", i), (double) i);
        }
        return predictions;
    }
}
