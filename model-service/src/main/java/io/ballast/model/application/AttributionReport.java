package io.ballast.model.application;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.LossCause;

/**
 * Why the primary target is missing. Covered cells and the cells of all causes add up to the expected ones; so do the
 * parts.
 *
 * @param span the span in which coverage is lowest
 * @param from its first session
 * @param to the session trained for
 * @param expectedCells cells that are expected
 * @param coveredCells those with the primary target
 * @param causes lost cells by cause
 * @param parts lost cells by cause, sector and listing age, largest first
 */
public record AttributionReport(
        String span,
        LocalDate from,
        LocalDate to,
        long expectedCells,
        long coveredCells,
        Map<String, Long> causes,
        List<Part> parts) {

    /**
     * Some lost cells.
     *
     * @param cause not-matured, gap, short-history, benchmark-missing or beta-undefined
     * @param sector of the symbols; a dash if unknown
     * @param listingAge under-1-year, under-5-years, from-5-years or unknown
     * @param cells how many
     */
    public record Part(String cause, String sector, String listingAge, long cells) {}

    /** The report of an attribution. */
    public static AttributionReport of(CoverageAttribution attribution) {
        Map<String, Long> causes = new LinkedHashMap<>();
        Stream.of(LossCause.values()).forEach(cause -> causes.put(cause.label(), attribution.lost(cause)));
        return new AttributionReport(
                attribution.span().label(),
                attribution.from(),
                attribution.to(),
                attribution.expectedCells(),
                attribution.coveredCells(),
                causes,
                attribution.parts().stream()
                        .map(part -> new Part(part.cause().label(), part.sector(), part.listingAge(), part.cells()))
                        .toList());
    }
}
