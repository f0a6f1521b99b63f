package io.ballast.ingestion.provider.polygon;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.domain.bar.Bar;

/** The bars of one reply and where each stands in its body. */
final class PolygonBarReply implements BarReply {

    private final byte[] body;
    private final List<Bar> bars = new ArrayList<>();
    /** Start and end offset of each bar's text. */
    private int[] offsets = new int[64];

    private int rowsAnswered;
    private boolean adjusted;
    private String nextUrl;

    PolygonBarReply(byte[] body) {
        this.body = body;
    }

    void add(Bar bar, int start, int end) {
        int at = bars.size() * 2;
        if (at == offsets.length) {
            offsets = Arrays.copyOf(offsets, at * 2);
        }
        offsets[at] = start;
        offsets[at + 1] = end;
        bars.add(bar);
        rowsAnswered++;
    }

    void skipRow() {
        rowsAnswered++;
    }

    void complete(boolean saysAdjusted, String next) {
        adjusted = saysAdjusted;
        nextUrl = next;
    }

    @Override
    public List<Bar> bars() {
        return Collections.unmodifiableList(bars);
    }

    @Override
    public String raw(int row) {
        return new String(body, offsets[row * 2], offsets[row * 2 + 1] - offsets[row * 2], StandardCharsets.UTF_8);
    }

    @Override
    public int rowsAnswered() {
        return rowsAnswered;
    }

    /** Whether the provider says the prices are adjusted for splits. */
    boolean isAdjusted() {
        return adjusted;
    }

    /** Address of the next page, null on the last one. */
    String nextUrl() {
        return nextUrl;
    }
}
