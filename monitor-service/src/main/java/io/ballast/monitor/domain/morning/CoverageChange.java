package io.ballast.monitor.domain.morning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.ballast.monitor.domain.cause.LostCell;
import io.ballast.monitor.domain.rule.SessionCoverage;

/**
 * Who has features and who has not.
 *
 * @param before what was counted on the session before, null if nothing was built then
 * @param now what was counted on the session, null if nothing was built for it
 * @param causes number of members without features by cause
 * @param lost members that had features before and have none now, by symbol
 * @param regained symbols that had none before and have some now
 */
public record CoverageChange(
        SessionCoverage before,
        SessionCoverage now,
        Map<String, Long> causes,
        List<Missing> lost,
        List<String> regained) {

    /** Copies the collections. */
    public CoverageChange {
        causes = new TreeMap<>(causes);
        lost = List.copyOf(lost);
        regained = List.copyOf(regained);
    }

    /**
     * A member without features.
     *
     * @param symbol the member
     * @param cause the absence ledger's reason, or that they were not built
     * @param provider who was asked for its bar, null if nobody was
     */
    public record Missing(String symbol, String cause, String provider) {

        static Missing of(LostCell cell) {
            return new Missing(cell.symbol(), cell.cause(), cell.provider());
        }

        String sentence() {
            return cause + (provider == null ? "" : " (" + provider + ")");
        }
    }

    static CoverageChange of(SessionCoverage before, SessionCoverage now, List<LostCell> cells, LocalDate session) {
        Map<String, LostCell> lostNow = on(cells, session::equals);
        Map<String, LostCell> lostBefore = on(cells, day -> !day.equals(session));
        return new CoverageChange(
                before,
                now,
                lostNow.values().stream().collect(Collectors.groupingBy(LostCell::cause, Collectors.counting())),
                lostNow.values().stream()
                        .filter(cell -> before != null && !lostBefore.containsKey(cell.symbol()))
                        .map(Missing::of)
                        .toList(),
                lostBefore.keySet().stream()
                        .filter(symbol -> now != null && !lostNow.containsKey(symbol))
                        .toList());
    }

    private static Map<String, LostCell> on(List<LostCell> cells, Predicate<LocalDate> wanted) {
        Map<String, LostCell> bySymbol = new TreeMap<>();
        cells.stream().filter(cell -> wanted.test(cell.session())).forEach(cell -> bySymbol.put(cell.symbol(), cell));
        return bySymbol;
    }
}
