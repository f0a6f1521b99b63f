package io.ballast.ingestion.provider.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.domain.bar.Bar;

/** Bars of several replies, in their order. A bar that is told again in the same words counts once. */
public final class JoinedBars implements BarReply {

    private final List<Bar> bars = new ArrayList<>();
    private final List<BarReply> replies = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private int rowsAnswered;

    /** The bars of all replies. */
    public JoinedBars(List<? extends BarReply> all) {
        Set<Bar> seen = new HashSet<>();
        for (BarReply reply : all) {
            rowsAnswered += reply.rowsAnswered();
            for (int row = 0; row < reply.bars().size(); row++) {
                Bar bar = reply.bars().get(row);
                if (seen.add(bar)) {
                    bars.add(bar);
                    replies.add(reply);
                    rows.add(row);
                }
            }
        }
    }

    @Override
    public List<Bar> bars() {
        return Collections.unmodifiableList(bars);
    }

    @Override
    public String raw(int row) {
        return replies.get(row).raw(rows.get(row));
    }

    @Override
    public int rowsAnswered() {
        return rowsAnswered;
    }
}
