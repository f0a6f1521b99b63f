package io.ballast.ingestion.provider.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.domain.bar.Bar;

/** The bars of a reply under the symbols their securities are kept as; the others are left out. */
public final class KeptBars implements BarReply {

    private final BarReply reply;
    private final List<Bar> bars = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();

    /**
     * @param reply as the provider gave it
     * @param symbolOf what a bar's security is kept as, empty to leave it out
     */
    public KeptBars(BarReply reply, Function<Bar, Optional<String>> symbolOf) {
        this.reply = reply;
        for (int i = 0; i < reply.bars().size(); i++) {
            Bar bar = reply.bars().get(i);
            int row = i;
            symbolOf.apply(bar).ifPresent(symbol -> {
                bars.add(bar.keptAs(symbol));
                rows.add(row);
            });
        }
    }

    @Override
    public List<Bar> bars() {
        return Collections.unmodifiableList(bars);
    }

    @Override
    public String raw(int row) {
        return reply.raw(rows.get(row));
    }

    @Override
    public int rowsAnswered() {
        return reply.rowsAnswered();
    }
}
