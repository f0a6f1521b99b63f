package io.ballast.monitor.domain.cause;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

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
                    listedOn));
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
        assertThat(repair(Loss.BARS, "halted")).isNull();
        assertThat(Attribution.of(Loss.BARS, List.of(), null).repair()).isNull();
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
        assertThatThrownBy(() -> new Attribution(Loss.BARS, 3, List.of(), List.of(), 0, null, null, null, null))
                .hasMessageContaining("3 cells are lost");
    }

    private static String repair(Loss loss, String cause) {
        return Attribution.of(loss, List.of(cell("A", MONDAY, cause, null)), null)
                .repair();
    }

    private static LostCell cell(String symbol, LocalDate session, String cause, LocalDate listedOn) {
        return new LostCell(symbol, session, "polygon", cause, "Energy", "XNYS", listedOn);
    }
}
