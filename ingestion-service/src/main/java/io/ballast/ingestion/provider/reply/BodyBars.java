package io.ballast.ingestion.provider.reply;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.domain.bar.Bar;

/** The bars of one reply and where each stands in its body. */
public final class BodyBars implements BarReply {

    private final byte[] body;
    private final List<Bar> bars = new ArrayList<>();
    /** Start and end offset of each bar's text. */
    private int[] offsets = new int[64];

    private int rowsAnswered;

    /**
     * None yet.
     *
     * @param body in which they will be found
     */
    public BodyBars(byte[] body) {
        this.body = body;
    }

    /**
     * A bar of the body.
     *
     * @param start offset of its text
     * @param end offset behind it
     */
    public void add(Bar bar, int start, int end) {
        int at = bars.size() * 2;
        if (at == offsets.length) {
            offsets = Arrays.copyOf(offsets, at * 2);
        }
        offsets[at] = start;
        offsets[at + 1] = end;
        bars.add(bar);
        rowsAnswered++;
    }

    /** A row that is none, or that nobody wants. */
    public void skipRow() {
        rowsAnswered++;
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
}
