package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.time.LocalDate;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.provider.reply.BodyBars;
import io.ballast.ingestion.provider.reply.Fields;

/** Reads the reply about one symbol on one date, whose whole body is a bar. It has neither vwap nor number of trades. */
final class OpenCloseParser {

    private OpenCloseParser() {}

    /**
     * The bar.
     *
     * @param symbol the one asked for
     * @param session the one asked for
     * @throws IOException if the reply is about another one
     */
    static BodyBars bar(byte[] body, String symbol, LocalDate session) throws IOException {
        JsonNode reply = ReferenceParser.reply(body);
        String stated = Fields.text(reply, "symbol") + " on " + Fields.date(reply, "from");
        String asked = symbol + " on " + session;
        if (!stated.equals(asked)) {
            throw new IOException("a bar of " + stated + " although " + asked + " was asked for");
        }
        BodyBars bars = new BodyBars(body);
        Bar bar = new Bar(
                symbol,
                session,
                Fields.number(reply, "open"),
                Fields.number(reply, "high"),
                Fields.number(reply, "low"),
                Fields.number(reply, "close"),
                Fields.number(reply, "volume"),
                Double.NaN,
                Bar.UNKNOWN_COUNT);
        bars.add(bar, 0, body.length);
        return bars;
    }
}
