package io.ballast.ingestion;

import java.util.List;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.domain.bar.Bar;

/** Bars of a test in place of what a provider said. */
record ChangedReply(List<Bar> bars) implements BarReply {

    @Override
    public String raw(int row) {
        return "{\"T\":\"" + bars.get(row).symbol() + "\",\"row\":" + row + "}";
    }

    @Override
    public int rowsAnswered() {
        return bars.size();
    }
}
