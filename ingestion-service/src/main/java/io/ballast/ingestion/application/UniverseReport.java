package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.ballast.ingestion.domain.universe.MembershipHistory;
import io.ballast.ingestion.domain.universe.Ruling;

/**
 * What a rebuild found.
 *
 * @param asOf the session it was decided on
 * @param known securities kept
 * @param included members now
 * @param former members until a date in the past
 * @param assumed securities decided on for the first time and taken for members of an earlier time, when nobody decided:
 *     until {@code asOf} their membership is assumed
 * @param joined how many are members now and were not
 * @param joinedSymbols the first of them
 * @param left how many were members and are no more
 * @param leftSymbols the first of them
 * @param reasons why, by symbol, for those named
 * @param rulings persons' rulings that were in force, ascending by symbol
 * @param notices what could not be checked
 */
public record UniverseReport(
        LocalDate asOf,
        int known,
        int included,
        int former,
        int assumed,
        int joined,
        List<String> joinedSymbols,
        int left,
        List<String> leftSymbols,
        Map<String, String> reasons,
        List<Ruling> rulings,
        List<String> notices) {

    /** So many symbols are named; all of them are in the universe itself. */
    private static final int NAMED = 50;

    /**
     * Compares what was decided with what held before.
     *
     * @param records all securities as decided
     * @param before the memberships until now, by symbol
     */
    static UniverseReport of(
            LocalDate asOf,
            List<SecurityRecord> records,
            Map<String, MembershipHistory> before,
            Collection<Ruling> rulings,
            List<String> notices) {
        Map<String, String> joined = new TreeMap<>();
        Map<String, String> left = new TreeMap<>();
        int included = 0;
        int former = 0;
        int assumed = 0;
        for (SecurityRecord security : records) {
            MembershipHistory was = before.get(security.symbol());
            boolean wasIncluded = was != null && was.isOpen();
            if (isAssumed(security, was, asOf)) {
                assumed++;
            }
            if (security.included()) {
                included++;
                if (!wasIncluded) {
                    joined.put(security.symbol(), security.reason());
                }
            } else if (!security.memberships().isEmpty()) {
                former++;
                if (wasIncluded) {
                    left.put(security.symbol(), security.reason());
                }
            }
        }
        Map<String, String> reasons = new TreeMap<>();
        firstOf(joined).forEach(symbol -> reasons.put(symbol, joined.get(symbol)));
        firstOf(left).forEach(symbol -> reasons.put(symbol, left.get(symbol)));
        return new UniverseReport(
                asOf,
                records.size(),
                included,
                former,
                assumed,
                joined.size(),
                firstOf(joined),
                left.size(),
                firstOf(left),
                reasons,
                List.copyOf(rulings),
                assumed == 0 ? notices : with(notices, assumed, asOf));
    }

    private static List<String> with(List<String> notices, int assumed, LocalDate asOf) {
        String notice = assumed + " securities are taken for members of a time before " + asOf
                + ", when nobody decided: until then their membership is assumed";
        return Stream.concat(notices.stream(), Stream.of(notice)).toList();
    }

    private static boolean isAssumed(SecurityRecord security, MembershipHistory was, LocalDate asOf) {
        MembershipHistory now = security.memberships();
        return was == null && !now.isEmpty() && now.from().isBefore(asOf);
    }

    private static List<String> firstOf(Map<String, String> bySymbol) {
        return bySymbol.keySet().stream().limit(NAMED).toList();
    }
}
