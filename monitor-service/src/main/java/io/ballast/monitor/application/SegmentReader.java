package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;

import io.ballast.monitor.domain.rule.Segment;
import io.ballast.monitor.domain.rule.SessionCoverage;

/** Counts what is published of a part of the universe. */
public interface SegmentReader {

    /**
     * The listed members of a segment, and those of them with features, per session that was built.
     *
     * @param segment which part
     * @param from first session
     * @param to last session, included
     * @return ascending by session; a session on which it has no member counts zero, and targets are not counted
     */
    List<SessionCoverage> coverage(Segment segment, LocalDate from, LocalDate to);
}
