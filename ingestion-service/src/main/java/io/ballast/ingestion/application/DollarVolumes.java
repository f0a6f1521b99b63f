package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** Average daily dollar volumes from stored bars, for securities whose provider gives none. */
public interface DollarVolumes {

    /** Wanted symbols without an average dollar volume of the provider, with the delisting date or null. */
    Map<String, LocalDate> withoutProviderAdv();

    /**
     * Sets the average dollar volume from stored bars in the current transaction.
     *
     * @param symbol the ticker
     * @param from first session
     * @param to last session, included
     * @param sessions number of sessions to divide by
     * @return whether there was any bar
     */
    boolean computeAdv(String symbol, LocalDate from, LocalDate to, int sessions);

    /**
     * How far the stored bars of a symbol reach.
     *
     * @param first session with a bar
     * @param last session with a bar
     */
    record Reach(LocalDate first, LocalDate last) {}

    /** How far the bars of each of the symbols reach that has any. */
    Map<String, Reach> reaches(Collection<String> symbols);
}
