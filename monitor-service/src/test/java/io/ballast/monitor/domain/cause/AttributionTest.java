package io.ballast.monitor.domain.cause;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.ballast.monitor.domain.healing.Cell;
import io.ballast.monitor.domain.rule.Comparison;
import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AttributionTest {

    private static final LocalDate MONDAY = LocalDate.of(2018, 2, 5);

    @Test
    void shouldAddUpToTheLossWhateverIsLost() {
        Random random = new Random(7);
        String[] causes = {"provider-missing", "quarantined", "no-trade"};
        String[] sectors = {"Energy", "Utilities", null};
        List<LostCell> cells = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            LocalDate listedOn = random.nextBoolean() ? null : MONDAY.minusDays(random.nextInt(4000));
            cells.add(new LostCell(
                    "S" + random.nextInt(300),
                    MONDAY.plusDays(random.nextInt(5)),
                    random.nextBoolean() ? "polygon" : null,
                    causes[random.nextInt(3)],
                    sectors[random.nextInt(3)],
                    "XNYS",
                    listedOn,
                    null));
        }

        Attribution attribution = Attribution.of(Loss.BARS, cells, null);

        assertThat(attribution.lost()).isEqualTo(1000);
        assertThat(attribution.parts().stream()
                        .mapToLong(Attribution.Part::cells)
                        .sum())
                .isEqualTo(1000);
        assertThat(attribution.parts()).isSortedAccordingTo((a, b) -> Long.compare(b.cells(), a.cells()));
        assertThat(attribution.topSymbols()).hasSize(10);
        long first = cells.stream()
                .filter(cell ->
                        cell.symbol().equals(attribution.topSymbols().get(0).symbol()))
                .count();
        assertThat(attribution.topSymbols().get(0).cells()).isEqualTo(first);
    }

    @Test
    void shouldTellCommonPartsAndWhatWouldRepairThem() {
        Attribution attribution = Attribution.of(
                Loss.FEATURES,
                List.of(
                        cell("B", MONDAY.plusDays(1), "provider-missing", MONDAY.minusYears(2)),
                        cell("A", MONDAY, "provider-missing", MONDAY.minusYears(2)),
                        cell("C", MONDAY, "no-trade", MONDAY.minusYears(5))),
                "step daily-ingest of run r (failed)");

        assertThat(attribution.parts())
                .extracting(Attribution.Part::sentence)
                .containsExactly(
                        "2 cells: provider-missing, provider polygon, sector Energy, exchange XNYS, listed under-5-years",
                        "1 cells: no-trade, provider polygon, sector Energy, exchange XNYS, listed from-5-years");
        assertThat(attribution.since()).isEqualTo(MONDAY);
        assertThat(attribution.until()).isEqualTo(MONDAY.plusDays(1));
        assertThat(attribution.repair())
                .isEqualTo("./ballast ingest --symbol A,B --start-date 2018-02-05 --end-date 2018-02-06");
    }

    @Test
    void shouldRepairTheLinkThatFailed() {
        assertThat(repair(Loss.FEATURES, "not-built")).isEqualTo("./ballast features build");
        assertThat(repair(Loss.PREDICTIONS, "not-predicted")).isEqualTo("./ballast train");
        assertThat(repair(Loss.DECISIONS, "not-decided")).isEqualTo("./ballast eod");
        assertThat(repair(Loss.BREADTH, "left-universe")).isEqualTo("./ballast universe rebuild");
        assertThat(repair(Loss.STATEMENTS, "statement-old")).isEqualTo("./ballast fundamentals upsert");
        assertThat(repair(Loss.SCALES, "off-scale")).startsWith("./ballast ingest --symbol A ");
        assertThat(repair(Loss.BARS, "halted")).isNull();
        assertThat(repair(Loss.FWD_RET_RESID, "short-history")).isNull();
        assertThat(Attribution.of(Loss.BARS, List.of(), null).repair()).isNull();
    }

    @Test
    void shouldRepairWhatComesFirstInTheChain() {
        LostCell undecided = cell("A", MONDAY, "not-decided", null);
        LostCell unbuilt = cell("B", MONDAY, "not-built", null);

        assertThat(Attribution.of(Loss.DECISIONS, List.of(undecided, unbuilt), null)
                        .repair())
                .isEqualTo("./ballast features build");
    }

    @Test
    void shouldFetchTheBarBehindALossAndNotThatOfItsCell() {
        LostCell label = new LostCell(
                "A", MONDAY, null, "benchmark-missing", null, null, null, new Cell(MONDAY.plusDays(3), "IWM"));

        assertThat(Attribution.of(Loss.FWD_RET_RESID, List.of(label), null).repair())
                .isEqualTo("./ballast ingest --symbol IWM --start-date 2018-02-08 --end-date 2018-02-08");
    }

    @Test
    void shouldKnowWhatIsLostForEveryMetricButThoseOfServers() {
        assertThat(Arrays.stream(Metric.values())
                        .filter(metric -> Loss.of(rule(metric)).isEmpty()))
                .containsExactly(Metric.BROKER_DOWN, Metric.DATABASE_READ_ONLY);
        assertThat(Loss.of(rule(Metric.TARGET_COVERAGE))).contains(Loss.FWD_RET);
        assertThat(Loss.of(rule(Metric.DATA_LAG))).contains(Loss.STATEMENTS);
    }

    private static Rule rule(Metric metric) {
        String scope =
                switch (metric) {
                    case TARGET_COVERAGE -> "fwd_ret";
                    case DATA_LAG -> "fundamentals";
                    default -> "";
                };
        return new Rule("a-rule", metric, scope, Comparison.BELOW, null, 1.0, Verdict.WARNING, 0, 1, "page", true);
    }

    @Test
    void shouldTellListingAgesApart() {
        assertThat(ListingAge.of(null, MONDAY)).isEqualTo(ListingAge.UNKNOWN);
        assertThat(ListingAge.of(MONDAY.minusYears(1).plusDays(1), MONDAY)).isEqualTo(ListingAge.UNDER_1_YEAR);
        assertThat(ListingAge.of(MONDAY.minusYears(1), MONDAY)).isEqualTo(ListingAge.UNDER_5_YEARS);
        assertThat(ListingAge.of(MONDAY.minusYears(5), MONDAY)).isEqualTo(ListingAge.FROM_5_YEARS);
    }

    @Test
    void shouldRefusePartsThatDoNotAddUp() {
        assertThatThrownBy(() -> new Attribution(Loss.BARS, 3, List.of(), List.of(), 0, null, null, null, null, null))
                .hasMessageContaining("3 cells are lost");
    }

    @Test
    void shouldSayWhyNobodyKnowsWhereALossLies() {
        Attribution attribution = Attribution.unavailable(Loss.BREADTH, "timed out after 10 s", "step ingest of run r");

        assertThat(attribution.sentences(5)).containsExactly("attribution not available: timed out after 10 s");
        assertThat(attribution.firstFailure()).isEqualTo("step ingest of run r");
    }

    @Test
    void shouldTellTheLargestPartsOnly() {
        List<LostCell> cells = List.of(
                cell("A", MONDAY, "no-trade", null),
                cell("B", MONDAY, "quarantined", null),
                cell("C", MONDAY, "quarantined", null));

        assertThat(Attribution.of(Loss.BARS, cells, null).sentences(1))
                .singleElement()
                .asString()
                .startsWith("2 cells: quarantined");
    }

    private static String repair(Loss loss, String cause) {
        return Attribution.of(loss, List.of(cell("A", MONDAY, cause, null)), null)
                .repair();
    }

    private static LostCell cell(String symbol, LocalDate session, String cause, LocalDate listedOn) {
        Cell bar = new Cell(session, symbol);
        return new LostCell(symbol, session, "polygon", cause, "Energy", "XNYS", listedOn, bar);
    }
}
