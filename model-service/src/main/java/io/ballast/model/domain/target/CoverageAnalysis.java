package io.ballast.model.domain.target;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Coverage of the targets over a training window and over its latest sessions. A session counts if it is matured: the
 * exchange had as many sessions after it as the label looks ahead and the last of them was due, whether or not its bars
 * came.
 *
 * @param spans coverage by span, all spans present
 */
public record CoverageAnalysis(Map<CoverageSpan, WindowCoverage> spans) {

    /** Checks that no span is missing. */
    public CoverageAnalysis {
        spans = Map.copyOf(spans);
        if (spans.size() != CoverageSpan.values().length) {
            throw new IllegalArgumentException(
                    "coverage of every span is expected, there is that of " + spans.keySet());
        }
    }

    /**
     * Takes the coverage over every span.
     *
     * @param sessions the window's sessions in any order
     * @param lastMatured the latest session whose labels can be complete
     * @return the analysis; empty if no session is matured
     */
    public static CoverageAnalysis of(List<SessionCoverage> sessions, LocalDate lastMatured) {
        List<SessionCoverage> matured = matured(sessions, lastMatured);
        Map<CoverageSpan, WindowCoverage> spans = new EnumMap<>(CoverageSpan.class);
        for (CoverageSpan span : CoverageSpan.values()) {
            spans.put(span, WindowCoverage.of(span.of(matured)));
        }
        return new CoverageAnalysis(spans);
    }

    /**
     * Those of some sessions that are matured.
     *
     * @param sessions sessions in any order
     * @param lastMatured the latest session whose labels can be complete
     * @return the matured ones, ascending
     */
    public static List<SessionCoverage> matured(List<SessionCoverage> sessions, LocalDate lastMatured) {
        return sessions.stream()
                .filter(coverage -> !coverage.session().isAfter(lastMatured))
                .sorted(Comparator.comparing(SessionCoverage::session))
                .toList();
    }

    /** Coverage over the whole window. */
    public WindowCoverage window() {
        return of(CoverageSpan.WINDOW);
    }

    /** Coverage over a span. */
    public WindowCoverage of(CoverageSpan span) {
        return spans.get(span);
    }

    /** Whether there is no expected matured cell at all. */
    public boolean isEmpty() {
        return window().isEmpty();
    }

    /**
     * The span in which a target is covered worst, sessions weighted; the longest one of equals. Sessions without any
     * expected cell are not covered.
     */
    public CoverageSpan worst(Target target) {
        CoverageSpan worst = CoverageSpan.WINDOW;
        for (CoverageSpan span : CoverageSpan.values()) {
            if (of(span).judged(target) < of(worst).judged(target)) {
                worst = span;
            }
        }
        return worst;
    }

    /** Weighted coverage of a target in its worst span, 0 if that has sessions but no expected cell; NaN without sessions. */
    public double lowest(Target target) {
        return of(worst(target)).judged(target);
    }
}
