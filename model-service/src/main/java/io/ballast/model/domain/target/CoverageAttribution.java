package io.ballast.model.domain.target;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Why the primary target is missing where it is: every expected cell without it has exactly one cause, so the parts add up
 * to what is missing.
 *
 * @param span the span in which the target is covered worst
 * @param from its first session
 * @param to the session trained for; what is not matured up to it counts too
 * @param expectedCells cells that are expected
 * @param coveredCells those with the target
 * @param parts cells without it by cause, sector and listing age, largest first
 */
public record CoverageAttribution(
        CoverageSpan span, LocalDate from, LocalDate to, long expectedCells, long coveredCells, List<Part> parts) {

    /** Checks that the parts add up. */
    public CoverageAttribution {
        Objects.requireNonNull(span, "span");
        parts = List.copyOf(parts);
        long lost = parts.stream().mapToLong(Part::cells).sum();
        if (coveredCells + lost != expectedCells) {
            throw new IllegalArgumentException(coveredCells + " covered cells and " + lost
                    + " lost ones do not add up to " + expectedCells + " expected ones");
        }
    }

    /**
     * Some cells without the target.
     *
     * @param cause why
     * @param sector of the symbols; a dash if unknown
     * @param listingAge under-1-year, under-5-years, from-5-years or unknown, on each cell's session
     * @param cells how many
     */
    public record Part(LossCause cause, String sector, String listingAge, long cells) {}

    /** Cells lost by a cause. */
    public long lost(LossCause cause) {
        return parts.stream()
                .filter(part -> part.cause() == cause)
                .mapToLong(Part::cells)
                .sum();
    }
}
