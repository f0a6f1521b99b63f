package io.ballast.simulator.polygon;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonGenerator;

import io.ballast.simulator.wire.Json;

/**
 * One page of a listing. The cursor counts rows and keeps the instant at which the listing began, so that pages fit
 * together even if the clock moves on between them.
 *
 * @param <T> kind of row
 * @param rows rows of the page
 * @param next parameters of the next page, null on the last one
 */
record Listing<T>(List<T> rows, Query next) {
    private static final String OFFSET = "page_offset";
    private static final int ROW_SIZE = 400;

    /** Writes a row as an object. */
    @FunctionalInterface
    interface RowWriter<T> {
        /** Writes it. */
        void write(JsonGenerator json, T row) throws IOException;
    }

    static <T> Listing<T> page(PolygonRequest request, Stream<T> rows, Comparator<T> order, int limit) {
        Query query = request.query();
        int offset = query.whole(OFFSET, 0, 0, Integer.MAX_VALUE);
        List<T> all = rows.sorted(order).toList();
        int from = Math.min(offset, all.size());
        int to = Math.min(all.size(), from + limit);
        Query next = query.with(OFFSET, to).withAsOf(request.view().now());
        return new Listing<>(all.subList(from, to), to < all.size() ? next : null);
    }

    /** The document: results, status, request id, perhaps the count, and the next page's address if there is one. */
    byte[] document(PolygonRequest request, boolean withCount, RowWriter<T> writer) {
        return Json.document(200 + rows.size() * ROW_SIZE, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("results");
            for (T row : rows) {
                json.writeStartObject();
                writer.write(json, row);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("status", "OK");
            json.writeStringField("request_id", request.id());
            if (withCount) {
                json.writeNumberField("count", rows.size());
            }
            if (next != null) {
                json.writeStringField("next_url", request.nextUrl(next));
            }
            json.writeEndObject();
        });
    }
}
