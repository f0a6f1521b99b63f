package io.ballast.ingestion.domain.universe;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The divisions of the standard industrial classification, found by a code's first two digits. */
public final class SicSector {

    /** First major group of each division; the next entry ends it. */
    private static final NavigableMap<Integer, String> DIVISIONS = new TreeMap<>(Map.ofEntries(
            Map.entry(1, "Agriculture"),
            Map.entry(10, "Mining"),
            Map.entry(15, "Construction"),
            Map.entry(20, "Manufacturing"),
            Map.entry(40, "Transportation and utilities"),
            Map.entry(50, "Wholesale trade"),
            Map.entry(52, "Retail trade"),
            Map.entry(60, "Finance"),
            Map.entry(70, "Services"),
            Map.entry(91, "Public administration")));

    private static final int PER_MAJOR_GROUP = 100;

    private SicSector() {}

    /**
     * The division of a code.
     *
     * @param sicCode four digits, null if unknown
     * @return null if the code is unknown or none
     */
    public static String of(String sicCode) {
        if (sicCode == null || !sicCode.matches("\\d{3,4}")) {
            return null;
        }
        Map.Entry<Integer, String> division = DIVISIONS.floorEntry(Integer.parseInt(sicCode) / PER_MAJOR_GROUP);
        return division == null ? null : division.getValue();
    }
}
