package io.ballast.monitor.domain.cause;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a loss lies. The parts are disjoint and add up to the loss exactly.
 *
 * @param loss what is lost
 * @param lost number of lost cells
 * @param parts the loss by provider, cause, sector, exchange and listing age, largest first
 * @param topSymbols the symbols with most lost cells, at most {@value #TOP}
 * @param symbols number of symbols with lost cells
 * @param since the first session with a lost cell, null without any
 * @param until the last one
 * @param firstFailure the first step that failed behind it, null if none did
 * @param repair one command that would repair what can be repaired, null if nothing can
 * @param unavailable why nobody knows where it lies, null if it is known; the loss is then told as none
 */
public record Attribution(
        Loss loss,
        long lost,
        List<Part> parts,
        List<SymbolLoss> topSymbols,
        int symbols,
        LocalDate since,
        LocalDate until,
        String firstFailure,
        String repair,
        String unavailable) {

    private static final int TOP = 10;

    /** Refuses parts that do not add up. */
    public Attribution {
        parts = List.copyOf(parts);
        topSymbols = List.copyOf(topSymbols);
        long sum = parts.stream().mapToLong(Part::cells).sum();
        if (sum != lost) {
            throw new IllegalArgumentException("the parts add up to " + sum + ", but " + lost + " cells are lost");
        }
    }

    /**
     * A part of a loss; what is unknown is a dash.
     *
     * @param provider who was asked
     * @param cause why it is lost
     * @param sector of the symbols
     * @param exchange of the symbols
     * @param listingAge of the symbols on the session
     * @param cells number of cells
     */
    public record Part(String provider, String cause, String sector, String exchange, String listingAge, long cells) {

        static Part of(LostCell cell) {
            return new Part(
                    known(cell.provider()),
                    cell.cause(),
                    known(cell.sector()),
                    known(cell.exchange()),
                    ListingAge.of(cell.listedOn(), cell.session()).label(),
                    0);
        }

        private Part with(long counted) {
            return new Part(provider, cause, sector, exchange, listingAge, counted);
        }

        private static String known(String text) {
            return Objects.requireNonNullElse(text, "-");
        }

        /**
         * This in words.
         *
         * @return a line for people
         */
        public String sentence() {
            return cells + " cells: " + cause + ", provider " + provider + ", sector " + sector + ", exchange "
                    + exchange + ", listed " + listingAge;
        }
    }

    /**
     * What a symbol lost.
     *
     * @param symbol the symbol
     * @param cells number of its lost cells
     */
    public record SymbolLoss(String symbol, long cells) {}

    /**
     * Attributes a loss.
     *
     * @param loss what is lost
     * @param cells every lost cell, once
     * @param firstFailure the first step that failed behind it, null if none did
     * @return where it lies
     */
    public static Attribution of(Loss loss, List<LostCell> cells, String firstFailure) {
        Map<String, Long> bySymbol = counted(cells, LostCell::symbol);
        List<SymbolLoss> top = bySymbol.entrySet().stream()
                .map(entry -> new SymbolLoss(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(SymbolLoss::cells).reversed().thenComparing(SymbolLoss::symbol))
                .limit(TOP)
                .toList();
        LocalDate since = cells.stream()
                .map(LostCell::session)
                .min(Comparator.naturalOrder())
                .orElse(null);
        LocalDate until = cells.stream()
                .map(LostCell::session)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Attribution(
                loss,
                cells.size(),
                parts(cells),
                top,
                bySymbol.size(),
                since,
                until,
                firstFailure,
                Repair.of(cells),
                null);
    }

    /**
     * A loss of which nobody knows where it lies.
     *
     * @param loss what is lost
     * @param why why nobody knows
     * @param firstFailure the first step that failed behind it, null if none did
     * @return no cells, and the reason
     */
    public static Attribution unavailable(Loss loss, String why, String firstFailure) {
        return new Attribution(loss, 0, List.of(), List.of(), 0, null, null, firstFailure, null, why);
    }

    /**
     * This in words.
     *
     * @param most how many parts are named
     * @return a line for people per part, largest first, or one that says why there are none
     */
    public List<String> sentences(int most) {
        return unavailable == null
                ? parts.stream().limit(most).map(Part::sentence).toList()
                : List.of("attribution not available: " + unavailable);
    }

    private static List<Part> parts(List<LostCell> cells) {
        return cells.stream().collect(Collectors.groupingBy(Part::of, Collectors.counting())).entrySet().stream()
                .map(entry -> entry.getKey().with(entry.getValue()))
                .sorted(Comparator.comparingLong(Part::cells).reversed().thenComparing(Part::sentence))
                .toList();
    }

    private static Map<String, Long> counted(List<LostCell> cells, Function<LostCell, String> by) {
        return cells.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }
}
