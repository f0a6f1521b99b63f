package io.ballast.simulator.polygon;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import io.ballast.simulator.domain.Bars;
import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.domain.SplitAdjustment;
import io.ballast.simulator.wire.Json;

/** Writes the replies of the aggregates' endpoints. */
final class BarsDocument {
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final int ROW_SIZE = 130;
    private static final double DECIMALS = 1e6;

    private final MarketView view;
    private final boolean adjusted;
    private final SplitAdjustment adjustment;
    private int stampedDay = Integer.MIN_VALUE;
    private long stamp;

    BarsDocument(PolygonRequest request) {
        this.view = request.view();
        this.adjusted = request.query().flag("adjusted", true);
        this.adjustment = adjusted ? new SplitAdjustment(view.splits()) : SplitAdjustment.NONE;
    }

    /** Rows to be written: from, to and in which direction. */
    record Range(Bars bars, int from, int to, boolean ascending) {
        static Range all(Bars bars) {
            return new Range(bars, 0, bars.size(), true);
        }

        int size() {
            return to - from;
        }

        int row(int i) {
            return ascending ? from + i : to - 1 - i;
        }
    }

    /** Rows with the ticker, stamped with the end of the session. */
    byte[] bySession(PolygonRequest request, Range range, String ticker) {
        List<Security> securities = view.securities();
        return document(request, range, ticker, null, (json, row) -> {
            Bars bars = range.bars();
            json.writeStringField("T", securities.get(bars.security(row)).ticker());
            write(json, bars, row, CLOSE);
        });
    }

    /** Rows of one security, stamped with the start of the day. */
    byte[] ofSecurity(PolygonRequest request, Range range, String ticker, String nextUrl) {
        return document(
                request, range, ticker, nextUrl, (json, row) -> write(json, range.bars(), row, LocalTime.MIDNIGHT));
    }

    private byte[] document(
            PolygonRequest request, Range range, String ticker, String nextUrl, Listing.RowWriter<Integer> writer) {
        return Json.document(250 + range.size() * ROW_SIZE, json -> {
            json.writeStartObject();
            if (ticker != null) {
                json.writeStringField("ticker", ticker);
            }
            json.writeNumberField("queryCount", range.size());
            json.writeNumberField("resultsCount", range.size());
            json.writeBooleanField("adjusted", adjusted);
            if (range.size() > 0) {
                json.writeArrayFieldStart("results");
                for (int i = 0; i < range.size(); i++) {
                    json.writeStartObject();
                    writer.write(json, range.row(i));
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeStringField("status", "OK");
            json.writeStringField("request_id", request.id());
            if (range.size() > 0) {
                json.writeNumberField("count", range.size());
            }
            if (nextUrl != null) {
                json.writeStringField("next_url", nextUrl);
            }
            json.writeEndObject();
        });
    }

    private void write(JsonGenerator json, Bars bars, int row, LocalTime time) throws IOException {
        int day = bars.epochDay(row);
        double factor = adjustment.priceFactor(bars.security(row), day);
        Json.number(json, "v", factor == 1 ? bars.volume(row) : rounded(bars.volume(row) / factor));
        Json.numberIfKnown(json, "vw", price(bars.vwap(row), factor));
        Json.number(json, "o", price(bars.open(row), factor));
        Json.number(json, "c", price(bars.close(row), factor));
        Json.number(json, "h", price(bars.high(row), factor));
        Json.number(json, "l", price(bars.low(row), factor));
        json.writeNumberField("t", stampOf(day, time));
        Json.numberIfKnown(json, "n", bars.tradeCount(row));
    }

    /** Rows of a session all bear the same stamp: it is worked out once. */
    private long stampOf(int day, LocalTime time) {
        if (day != stampedDay) {
            stampedDay = day;
            stamp = millis(LocalDate.ofEpochDay(day), time);
        }
        return stamp;
    }

    static long millis(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(MarketView.NEW_YORK).toInstant().toEpochMilli();
    }

    private static double price(double raw, double factor) {
        return factor == 1 ? raw : rounded(raw * factor);
    }

    private static double rounded(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }
}
