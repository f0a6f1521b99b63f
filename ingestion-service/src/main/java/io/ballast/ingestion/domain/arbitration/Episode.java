package io.ballast.ingestion.domain.arbitration;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Differences of one kind, of one symbol and provider, in sessions that follow each other: a person looks at them once.
 *
 * @param symbol the ticker
 * @param kind in what they differ
 * @param rule why the kept bars are kept: {@link ArbitrationRule#PRIORITY} if it decided any of them
 * @param lost the provider that differs
 * @param from first session
 * @param to last session
 * @param cells number of differences
 * @param closeBps how far the first close lies from the kept one, in basis points; NaN if there is nothing to compare
 * @param worstBps the farthest value; NaN if there is nothing to compare
 * @param detail of the farthest, in words
 */
public record Episode(
        String symbol,
        DifferenceKind kind,
        ArbitrationRule rule,
        String lost,
        LocalDate from,
        LocalDate to,
        int cells,
        double closeBps,
        double worstBps,
        String detail) {

    /** So many sessions at one ratio are another level of prices, such as a split only one provider adjusted for. */
    private static final int LEVEL_SESSIONS = 3;

    /** And their closes differ by more than this, in basis points. */
    private static final double LEVEL_BPS = 100;

    private static final int LONGEST_GAP_DAYS = 7;
    /** Ratios of two closes that differ by less are the same level. */
    private static final double SAME_LEVEL = 0.05;

    private static final double BPS = 10_000;

    private static final Comparator<Difference> ORDER = Comparator.comparing(Difference::symbol)
            .thenComparing(Difference::lost)
            .thenComparing(Difference::kind)
            .thenComparing(Difference::session);

    /** Joins differences, in any order, to episodes: by symbol, provider, kind and session. */
    public static List<Episode> of(List<Difference> differences) {
        List<Episode> episodes = new ArrayList<>();
        for (Difference difference : differences.stream().sorted(ORDER).toList()) {
            Episode last = episodes.isEmpty() ? null : episodes.get(episodes.size() - 1);
            if (last != null && last.goesOnWith(difference)) {
                episodes.set(episodes.size() - 1, last.with(difference));
            } else {
                episodes.add(begin(difference));
            }
        }
        return episodes;
    }

    /** Whether the provider's prices are at another level for some time, and not only wrong on a day or two. */
    public boolean isLevel() {
        return kind == DifferenceKind.PRICE && cells >= LEVEL_SESSIONS && Math.abs(closeBps) > LEVEL_BPS;
    }

    private static Episode begin(Difference difference) {
        return new Episode(
                difference.symbol(),
                difference.kind(),
                difference.rule(),
                difference.lost(),
                difference.session(),
                difference.session(),
                1,
                difference.closeBps(),
                difference.worstBps(),
                difference.detail());
    }

    private boolean goesOnWith(Difference next) {
        return symbol.equals(next.symbol())
                && lost.equals(next.lost())
                && kind == next.kind()
                && ChronoUnit.DAYS.between(to, next.session()) <= LONGEST_GAP_DAYS
                && (kind != DifferenceKind.PRICE || isSameLevel(next.closeBps()));
    }

    private boolean isSameLevel(double otherBps) {
        return Math.abs(Math.log((1 + closeBps / BPS) / (1 + otherBps / BPS))) < SAME_LEVEL;
    }

    private Episode with(Difference next) {
        boolean worse = Math.abs(next.worstBps()) > Math.abs(worstBps);
        return new Episode(
                symbol,
                kind,
                next.rule() == ArbitrationRule.PRIORITY ? next.rule() : rule,
                lost,
                from,
                next.session(),
                cells + 1,
                closeBps,
                worse ? next.worstBps() : worstBps,
                worse ? next.detail() : detail);
    }
}
