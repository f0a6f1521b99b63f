package io.ballast.ingestion.provider.alpaca;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.ballast.ingestion.provider.SharedReplies;
import io.ballast.ingestion.provider.reply.BodyBars;
import io.ballast.ingestion.provider.transport.ErrorText;

import static org.assertj.core.api.Assertions.assertThat;

/** Every reply of Alpaca in the shared folder, by the parser that reads its kind: no row of it is lost. */
class EveryAlpacaReplyTest {

    @TestFactory
    Stream<DynamicTest> shouldReadEveryRowOfEveryReply() {
        return new SharedReplies("alpaca")
                .kind("bars", EveryAlpacaReplyTest::bars, EveryAlpacaReplyTest::barRows)
                .kind("assets", body -> AlpacaReference.assets(body).size(), JsonNode::size)
                .kind("calendar", body -> AlpacaReference.sessions(body).size(), JsonNode::size)
                .kind("corporate_actions", EveryAlpacaReplyTest::actions, EveryAlpacaReplyTest::actionRows)
                .kind("err_", EveryAlpacaReplyTest::error, reply -> 0)
                .kind("clock", EveryAlpacaReplyTest::clock, reply -> 1)
                .tests();
    }

    @Test
    void shouldLeaveNoReplyToNobody() {
        assertThat(SharedReplies.unclaimed(List.of(new SharedReplies("alpaca"), new SharedReplies("polygon"))))
                .as("replies of providers without a test that reads them")
                .isEmpty();
    }

    private static int clock(byte[] body) throws IOException {
        assertThat(AlpacaReference.clock(body)).isEqualTo("2026-11-25T19:15:22Z");
        return 1;
    }

    private static int bars(byte[] body) throws IOException {
        BodyBars bars = BarsParser.page(body, symbols(body), LocalDate.of(1970, 1, 1), LocalDate.of(2099, 12, 31))
                .rows();
        assertThat(bars.rowsAnswered()).isEqualTo(bars.bars().size());
        return bars.bars().size();
    }

    private static Set<String> symbols(byte[] body) throws IOException {
        JsonNode reply = new ObjectMapper().readTree(body);
        Set<String> symbols = new HashSet<>(Set.of(reply.path("symbol").asText()));
        reply.path("bars").fieldNames().forEachRemaining(symbols::add);
        return symbols;
    }

    private static int barRows(JsonNode reply) {
        JsonNode bars = reply.path("bars");
        return bars.isArray() ? bars.size() : children(bars);
    }

    private static int actions(byte[] body) throws IOException {
        AlpacaReference.Actions actions = AlpacaReference.actions(body).rows();
        return actions.splits().size()
                + actions.dividends().size()
                + actions.renames().size();
    }

    private static int actionRows(JsonNode reply) {
        return children(reply.path("corporate_actions"));
    }

    private static int error(byte[] body) {
        assertThat(ErrorText.of(body)).as("what the error says").isNotEmpty();
        return 0;
    }

    private static int children(JsonNode lists) {
        return StreamSupport.stream(lists.spliterator(), false)
                .mapToInt(JsonNode::size)
                .sum();
    }
}
