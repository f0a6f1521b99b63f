package io.ballast.monitor.application;

import java.util.List;

import io.ballast.monitor.domain.morning.WatchedName;

/** The names somebody holds. */
public interface Watchlist {

    /**
     * All names.
     *
     * @return by symbol
     */
    List<WatchedName> all();

    /**
     * Adds a name, in place of what was noted of it before.
     *
     * @param name the name
     */
    void add(WatchedName name);

    /**
     * Takes a name off.
     *
     * @param symbol as it was added
     * @return false if it was not on
     */
    boolean remove(String symbol);

    /**
     * Puts other names in place of all.
     *
     * @param names each symbol once; those that were on keep the day they were added
     */
    void replace(List<WatchedName> names);
}
