package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.application.SecurityDetails;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.provider.reply.BodyBars;
import io.ballast.ingestion.provider.reply.Fields;
import io.ballast.ingestion.provider.transport.ErrorText;
import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;

/** Replies the provider documents, and replies that were recorded. */
class SampleRepliesTest {

    private static final String SAMPLES = "reference/provider-samples/";
    private static final String RECORDED = "data/api-recorded/polygon/";
    private static final LocalDate SESSION = LocalDate.of(2023, 1, 3);

    @Test
    void shouldReadGroupedDailyBars() throws IOException {
        List<Bar> bars = BarReplyParser.ofSession(read(SAMPLES + "polygon_grouped_daily.json"), SESSION, any -> true)
                .bars()
                .bars();

        assertThat(bars).extracting(Bar::symbol).containsExactly("AAPL", "BRK.B", "KIMpL", "TANH");
        assertThat(bars.get(0))
                .isEqualTo(new Bar("AAPL", SESSION, 130.28, 130.9, 124.17, 125.07, 112117471, 125.725, 1021065));
        assertThat(bars.get(3).volume()).isEqualTo(25933.6);
        assertThat(bars.get(3).tradeCount()).isEqualTo(Bar.UNKNOWN_COUNT);
    }

    @Test
    void shouldReadAHolidayAsNoBars() throws IOException {
        BodyBars reply = BarReplyParser.ofSession(
                        read(SAMPLES + "polygon_grouped_daily_holiday.json"), SESSION, any -> true)
                .bars();

        assertThat(reply.bars()).isEmpty();
        assertThat(reply.rowsAnswered()).isZero();
    }

    @Test
    void shouldReadCustomBarsOfEverySample() throws IOException {
        assertThat(symbolBars(SAMPLES + "polygon_aggs_page1.json").nextUrl()).isNotNull();
        assertThat(symbolBars(SAMPLES + "polygon_aggs_page2_last.json").nextUrl())
                .isNull();
        assertThat(symbolBars(SAMPLES + "polygon_aggs_empty.json").bars().bars())
                .isEmpty();
        assertThat(symbolBars(SAMPLES + "polygon_aggs_delayed_fractional_volume.json")
                        .bars()
                        .bars())
                .anySatisfy(bar -> assertThat(bar.volume() % 1).isNotZero());
        assertThat(symbolBars(RECORDED + "aggs-custom-bars.json").bars().bars()).hasSize(2);
        assertThat(symbolBars(RECORDED + "polygon-aggs-AAPL-1day-2023-01-01_2023-01-10.json")
                        .bars()
                        .bars())
                .hasSize(6)
                .first()
                .satisfies(bar -> assertThat(bar.session()).isEqualTo(SESSION));
        assertThat(symbolBars(SAMPLES + "polygon_prev.json").bars().bars()).hasSize(1);
        assertThat(symbolBars(RECORDED + "aggs-prev.json").bars().bars()).hasSize(1);
    }

    @Test
    void shouldReadListsOfSecurities() throws IOException {
        List<ListedSecurity> inactive = ReferenceParser.securities(read(SAMPLES + "polygon_tickers_inactive.json"))
                .rows();

        assertThat(inactive.get(0).delistedOn()).isEqualTo("2022-10-28");
        assertThat(inactive.get(1).type()).isNull();
        assertThat(ReferenceParser.securities(read(SAMPLES + "polygon_tickers_page1.json"))
                        .nextUrl())
                .isNotNull();
        assertThat(ReferenceParser.securities(read(SAMPLES + "polygon_tickers_page2_last.json"))
                        .nextUrl())
                .isNull();
        assertThat(ReferenceParser.securities(read(RECORDED + "tickers.json")).rows())
                .extracting(ListedSecurity::symbol)
                .startsWith("A", "AA");
    }

    @Test
    void shouldReadDetails() throws IOException {
        SecurityDetails details = ReferenceParser.details(read(SAMPLES + "polygon_ticker_details.json"));

        assertThat(details)
                .isEqualTo(new SecurityDetails(
                        "AAPL", LocalDate.of(1980, 12, 12), "3571", "ELECTRONIC COMPUTERS", 2771126040150.0));
        assertThat(ReferenceParser.details(read(RECORDED + "ticker-details.json"))
                        .marketCap())
                .isEqualTo(2488795282370.0);
    }

    @Test
    void shouldReadSplitsAndDividendsOfBothVersions() throws IOException {
        assertThat(ReferenceParser.splits(read(SAMPLES + "polygon_splits_v3.json"))
                        .rows())
                .singleElement()
                .extracting(Split::symbol, Split::exDate, Split::from, Split::to)
                .containsExactly("AAPL", LocalDate.of(2020, 8, 31), 1.0, 4.0);
        assertThat(ReferenceParser.splits(read(SAMPLES + "polygon_splits_v1.json"))
                        .rows())
                .isNotEmpty();
        assertThat(ReferenceParser.splits(read(RECORDED + "splits.json")).rows())
                .hasSizeGreaterThan(5)
                .extracting(Split::id)
                .isNotEmpty();
        assertThat(ReferenceParser.dividends(read(SAMPLES + "polygon_dividends_v3.json"))
                        .rows())
                .singleElement()
                .extracting(CashDividend::symbol, CashDividend::exDate, CashDividend::amount, CashDividend::currency)
                .containsExactly("AAPL", LocalDate.of(2021, 11, 5), 0.22, "USD");
        assertThat(ReferenceParser.dividends(read(SAMPLES + "polygon_dividends_v1.json"))
                        .rows())
                .isNotEmpty();
        assertThat(ReferenceParser.dividends(read(RECORDED + "dividends.json")).rows())
                .isNotEmpty();
    }

    @Test
    void shouldReadFinancials() throws IOException {
        Filings site =
                FilingParser.together(FilingParser.page(read(SAMPLES + "polygon_vx_financials.json"), "SITE", null)
                        .rows());

        assertThat(site.statements()).singleElement().satisfies(statement -> {
            assertThat(statement.periodEnd()).isEqualTo("2022-04-03");
            assertThat(statement.filingDate()).isEqualTo("2022-05-04");
            assertThat(statement.revenue()).isEqualTo(805300000);
            assertThat(statement.equity()).isEqualTo(1099200000);
            assertThat(statement.debt()).isNaN();
        });
        Filings recorded = FilingParser.together(
                FilingParser.page(read(RECORDED + "financials.json"), "X", null).rows());
        assertThat(recorded.statements().size() + recorded.unusable()).isPositive();
    }

    @TestFactory
    Stream<DynamicTest> shouldReadTheEnvelopeOfEverySample() throws IOException {
        return Stream.of(SAMPLES, RECORDED)
                .flatMap(this::samples)
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getFileName().toString(), () -> readEnvelope(Files.readAllBytes(sample))));
    }

    private Stream<Path> samples(String folder) {
        try (Stream<Path> files = Files.list(SharedData.require(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> file.toString().contains("polygon"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** An answer has rows or says that there are none; an error says what is wrong. */
    private static void readEnvelope(byte[] body) throws IOException {
        JsonNode reply = new ObjectMapper().readTree(body);
        String status = Fields.text(reply, "status");
        if (reply.isArray() || status == null || status.equals("OK") || status.equals("DELAYED")) {
            Envelope.requireGood(status, null);
            assertThat(ErrorText.of(body)).isEmpty();
        } else {
            assertThat(ErrorText.of(body)).isNotEmpty();
        }
    }

    private static PolygonBars symbolBars(String path) throws IOException {
        return BarReplyParser.ofSymbol(read(path), "AAPL", LocalDate.of(2003, 1, 1), LocalDate.of(2030, 1, 1));
    }

    private static byte[] read(String path) throws IOException {
        return Files.readAllBytes(SharedData.require(path));
    }
}
