package io.ballast.ingestion.application;

import java.util.List;

import io.ballast.ingestion.domain.bar.Bar;

/** Bars as a provider gave them, in its order, with what it literally said. */
public interface BarReply {

    /** The bars, not judged yet. */
    List<Bar> bars();

    /**
     * The text of one bar in the reply.
     *
     * @param row index into {@link #bars()}
     */
    String raw(int row);

    /** Number of rows the provider answered, including those nobody wanted. */
    int rowsAnswered();
}
