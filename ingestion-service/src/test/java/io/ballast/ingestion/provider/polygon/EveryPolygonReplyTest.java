package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.provider.SharedReplies;
import io.ballast.ingestion.provider.SharedReplies.RowReader;
import io.ballast.ingestion.provider.transport.ErrorText;

import static org.assertj.core.api.Assertions.assertThat;

/** Every reply of Polygon in the shared folder, by the parser that reads its kind: no row of it is lost. */
class EveryPolygonReplyTest {

    private static final LocalDate SESSION = LocalDate.of(2023, 1, 3);

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
                .unasked("ticker_events", "the lists of securities tell renames by FIGI")
                .unasked("balance_sheets", "vX has all statements in one reply")
                .unasked("income_statements", "vX has all statements in one reply")
                .unasked("ratios", "knows the latest day only")
                .unasked("open_close", "the bars tell the same")
                .unasked("marketstatus", "the calendar is ours")
                .unasked("flatfile", "no client reads files")
                .tests();
    }

    private static int session(byte[] body) throws IOException {
        PolygonBars reply = BarReplyParser.ofSession(body, SESSION, any -> true);
        assertThat(reply.bars().bars()).allSatisfy(EveryPolygonReplyTest::isWhole);
        return reply.bars().bars().size();
    }

    private static int symbol(byte[] body) throws IOException {
        PolygonBars reply = BarReplyParser.ofSymbol(body, "AAPL");
        assertThat(reply.bars().bars()).allSatisfy(EveryPolygonReplyTest::isWhole);
        return reply.bars().bars().size();
    }

    private static void isWhole(Bar bar) {
        assertThat(new double[] {bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), bar.vwap()})
                .as("prices and volume of %s", bar)
                .doesNotContain(Double.NaN);
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
