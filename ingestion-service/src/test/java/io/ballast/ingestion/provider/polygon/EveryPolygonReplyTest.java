package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.provider.SharedReplies;
import io.ballast.ingestion.provider.SharedReplies.RowReader;
import io.ballast.ingestion.provider.reply.BodyBars;
import io.ballast.ingestion.provider.transport.ErrorText;

import static org.assertj.core.api.Assertions.assertThat;

/** Every reply of Polygon in the shared folder, by the parser that reads its kind: no row of it is lost. */
class EveryPolygonReplyTest {

    private static final LocalDate SESSION = LocalDate.of(2023, 1, 3);

    private static final int FLAT_FILE_ROWS = 2;

    @TestFactory
    Stream<DynamicTest> shouldReadEveryRowOfEveryReply() {
        return new SharedReplies("polygon")
                .kind("grouped_daily", EveryPolygonReplyTest::session, EveryPolygonReplyTest::results)
                .kind("aggs_grouped", EveryPolygonReplyTest::session, EveryPolygonReplyTest::results)
                .kind("aggs", EveryPolygonReplyTest::symbol, EveryPolygonReplyTest::results)
                .kind("prev", EveryPolygonReplyTest::symbol, EveryPolygonReplyTest::results)
                .kind("tickers", list(ReferenceParser::securities), EveryPolygonReplyTest::results)
                .kind("ticker_details", EveryPolygonReplyTest::details, reply -> 1)
                .kind("splits", list(ReferenceParser::splits), EveryPolygonReplyTest::results)
                .kind("dividends", list(ReferenceParser::dividends), EveryPolygonReplyTest::results)
                .kind("financials", EveryPolygonReplyTest::filings, EveryPolygonReplyTest::results)
                .kind("vx_financials", EveryPolygonReplyTest::filings, EveryPolygonReplyTest::results)
                .kind("err_", EveryPolygonReplyTest::error, reply -> 0)
                .kind("ticker_events", body -> ReferenceParser.tickers(body).size(), EveryPolygonReplyTest::events)
                .kind("balance_sheets", list(EveryPolygonReplyTest::statements), EveryPolygonReplyTest::results)
                .kind("income_statements", list(EveryPolygonReplyTest::statements), EveryPolygonReplyTest::results)
                .kind("ratios", list(ReferenceParser::ratios), EveryPolygonReplyTest::results)
                .kind("open_close", EveryPolygonReplyTest::openClose, reply -> 1)
                .kind("marketstatus", body -> ReferenceParser.holidays(body).size(), JsonNode::size)
                .kind("flatfile", EveryPolygonReplyTest::flatFile, none -> FLAT_FILE_ROWS)
                .tests();
    }

    private static int session(byte[] body) throws IOException {
        PolygonBars reply = BarReplyParser.ofSession(body, toldIn(body), any -> true);
        assertThat(reply.bars().bars()).allSatisfy(EveryPolygonReplyTest::isWhole);
        return reply.bars().bars().size();
    }

    /** The session that was asked for, as the first row tells; any will do where there is none. */
    private static LocalDate toldIn(byte[] body) throws IOException {
        JsonNode time =
                new ObjectMapper().readTree(body).path("results").path(0).path("t");
        return time.isMissingNode()
                ? SESSION
                : LocalDate.ofInstant(Instant.ofEpochMilli(time.asLong()), ZoneId.of("America/New_York"));
    }

    private static int symbol(byte[] body) throws IOException {
        PolygonBars reply = BarReplyParser.ofSymbol(body, "AAPL", LocalDate.of(2003, 1, 1), LocalDate.of(2030, 1, 1));
        assertThat(reply.bars().bars()).allSatisfy(EveryPolygonReplyTest::isWhole);
        return reply.bars().bars().size();
    }

    private static void isWhole(Bar bar) {
        assertThat(new double[] {bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), bar.vwap()})
                .as("prices and volume of %s", bar)
                .doesNotContain(Double.NaN);
    }

    private static Pages.Page<StatementParser.Row> statements(byte[] body) throws IOException {
        Pages.Page<StatementParser.Row> page = StatementParser.page(body, "320193");
        assertThat(StatementParser.together("AAPL", page.rows(), page.rows()).statements())
                .hasSameSizeAs(page.rows());
        return page;
    }

    private static int openClose(byte[] body) throws IOException {
        LocalDate session =
                LocalDate.parse(new ObjectMapper().readTree(body).path("from").asText());
        BodyBars bars = OpenCloseParser.bar(body, "AAPL", session);
        assertThat(bars.bars()).allSatisfy(bar -> assertThat(
                        new double[] {bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()})
                .doesNotContain(Double.NaN));
        return bars.bars().size();
    }

    private static int flatFile(byte[] body) throws IOException {
        return FlatFileParser.session(body, SESSION, any -> true).bars().size();
    }

    private static int events(JsonNode reply) {
        return reply.path("results").path("events").size();
    }

    private interface ListParser {
        Pages.Page<?> page(byte[] body) throws IOException;
    }

    private static RowReader list(ListParser parser) {
        return body -> parser.page(body).rows().size();
    }

    private static int details(byte[] body) throws IOException {
        return ReferenceParser.details(body) == null ? 0 : 1;
    }

    private static int filings(byte[] body) throws IOException {
        Filings filings =
                FilingParser.together(FilingParser.page(body, "X", null).rows());
        return filings.statements().size() + filings.unusable();
    }

    private static int error(byte[] body) {
        assertThat(ErrorText.of(body)).as("what the error says").isNotEmpty();
        return 0;
    }

    private static int results(JsonNode reply) {
        return reply.path("results").size();
    }
}
