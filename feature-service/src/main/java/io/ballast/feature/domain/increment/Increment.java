package io.ballast.feature.domain.increment;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.universe.SessionRange;

/**
 * What has to be written so that the tables hold what a build from nothing would give.
 *
 * @param rows new and different rows, by symbol and session
 * @param gone rows that are no more, by symbol the calendar ordinals
 * @param anchors per symbol those that take the place of the stored ones after {@link Anchors#after}
 * @param symbols what is known of symbols now, those of which something changed
 * @param forgotten symbols of which nothing is left
 * @param coverage counts of all sessions
 * @param latestBar calendar ordinal of the latest session with a bar of a symbol that gets features, -1 without any
 */
public record Increment(
        List<RowChange> rows,
        Map<String, List<Integer>> gone,
        Map<String, Anchors> anchors,
        Map<String, SymbolState> symbols,
        List<String> forgotten,
        List<SessionCoverage> coverage,
        int latestBar) {

    /**
     * Sessions from the first changed row to the last one.
     *
     * @return empty if none differs
     */
    public SessionRange sessions() {
        IntSummaryStatistics touched = IntStream.concat(
                        rows.stream().mapToInt(change -> change.row().session()),
                        gone.values().stream().flatMap(List::stream).mapToInt(session -> session))
                .summaryStatistics();
        return touched.getCount() == 0
                ? new SessionRange(0, 0)
                : new SessionRange(touched.getMin(), touched.getMax() + 1);
    }

    /**
     * Anchors of a symbol.
     *
     * @param after calendar ordinal: stored ones of later sessions are removed
     * @param anchors what takes their place, ascending
     */
    public record Anchors(int after, List<RecursiveAnchor> anchors) {}
}
