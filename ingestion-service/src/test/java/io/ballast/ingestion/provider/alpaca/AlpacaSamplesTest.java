package io.ballast.ingestion.provider.alpaca;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.calendar.DayKind;
import io.ballast.ingestion.domain.identity.Rename;
import io.ballast.ingestion.provider.reply.BodyBars;
import io.ballast.ingestion.provider.transport.ErrorText;
import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;

/** Replies the provider documents. */
class AlpacaSamplesTest {

    private static final String SAMPLES = "reference/provider-samples/alpaca_";
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 3);

    @Test
    void shouldReadPagesOfBars() throws IOException {
        AlpacaPage<BodyBars> first = bars("bars_page1.json");
        AlpacaPage<BodyBars> last = bars("bars_page2_last.json");

        assertThat(first.nextToken()).isNotNull();
        assertThat(first.rows().bars())
                .hasSize(2)
                .first()
                .isEqualTo(new Bar("AAPL", FIRST, 130.28, 130.9, 124.17, 125.07, 112117471, 125.725, 1021065));
        assertThat(last.nextToken()).isNull();
        assertThat(last.rows().bars()).extracting(Bar::symbol).containsExactly("AAPL", "BRK.B");
    }

    @Test
    void shouldDateBarsByNewYorkTimeInWinterAndSummer() throws IOException {
        assertThat(bars("bars_dst.json").rows().bars())
                .extracting(Bar::session)
                .containsExactly(LocalDate.of(2023, 3, 10), LocalDate.of(2023, 3, 13));
    }

    @Test
    void shouldReadNoBars() throws IOException {
        assertThat(bars("bars_empty.json").rows().bars()).isEmpty();
    }

    @Test
    void shouldReadTheReplyAboutASingleSymbol() throws IOException {
        assertThat(bars("bars_single_symbol.json").rows().bars())
                .extracting(Bar::symbol)
                .containsExactly("AAPL", "AAPL");
    }

    @Test
    void shouldReadAssets() throws IOException {
        assertThat(AlpacaReference.assets(read("assets.json")))
                .extracting(ListedSecurity::symbol, ListedSecurity::exchange)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("AAPL", "XNAS"),
                        org.assertj.core.groups.Tuple.tuple("0029900E0", "OTC"));
    }

    @Test
    void shouldReadTheCalendar() throws IOException {
        assertThat(AlpacaReference.sessions(read("calendar.json")))
                .isEqualTo(Map.of(
                        LocalDate.of(2026, 11, 25), DayKind.REGULAR, LocalDate.of(2026, 11, 27), DayKind.EARLY_CLOSE));
    }

    @Test
    void shouldReadCorporateActions() throws IOException {
        AlpacaPage<AlpacaReference.Actions> page = AlpacaReference.actions(read("corporate_actions.json"));

        assertThat(page.nextToken()).isNull();
        assertThat(page.rows().splits())
                .singleElement()
                .extracting(Split::symbol, Split::exDate, Split::from, Split::to)
                .containsExactly("NVDA", LocalDate.of(2024, 6, 10), 1.0, 10.0);
        assertThat(page.rows().dividends())
                .singleElement()
                .extracting(CashDividend::symbol, CashDividend::exDate, CashDividend::amount)
                .containsExactly("AAPL", LocalDate.of(2025, 8, 11), 0.26);
        assertThat(page.rows().renames()).containsExactly(new Rename("FB", LocalDate.of(2022, 6, 9), "META"));
    }

    @TestFactory
    Stream<DynamicTest> shouldReadWhatEveryErrorSays() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.require("reference/provider-samples/"))) {
            List<Path> errors = files.filter(
                            file -> file.getFileName().toString().startsWith("alpaca_err_"))
                    .toList();
            assertThat(errors).isNotEmpty();
            return errors.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(), () -> assertThat(ErrorText.of(Files.readAllBytes(file)))
                                    .isNotEmpty()));
        }
    }

    private static AlpacaPage<BodyBars> bars(String name) throws IOException {
        return BarsParser.page(read(name), Set.of("AAPL", "BRK.B"), LocalDate.of(2000, 1, 1), LocalDate.of(2030, 1, 1));
    }

    private static byte[] read(String name) throws IOException {
        return Files.readAllBytes(SharedData.require(SAMPLES + name));
    }
}
