package io.ballast.monitor.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import io.ballast.monitor.domain.rule.RuleBacktest;

/**
 * What a rule would have said of a past.
 *
 * @param rule its name
 * @param metric the figure
 * @param scope data set or target, empty where the metric has only one
 * @param comparison which side of the threshold is bad
 * @param threshold what it was held against
 * @param from first session with a figure, null without any
 * @param to last session with a figure
 * @param sessions sessions with a figure
 * @param fired how often it would have fired
 * @param sessionsInBreach for how many sessions in all
 * @param justified firings with a session that was withheld
 * @param inVain firings whose decided sessions were all certified
 * @param undecided firings nobody decided on any session of
 * @param episodes each firing
 */
public record BacktestReply(
        String rule,
        String metric,
        String scope,
        String comparison,
        double threshold,
        LocalDate from,
        LocalDate to,
        int sessions,
        int fired,
        int sessionsInBreach,
        long justified,
        long inVain,
        long undecided,
        List<EpisodeReply> episodes) {

    /**
     * A firing.
     *
     * @param from the session it would have fired on
     * @param to the last session in breach
     * @param sessions how long
     * @param worst the worst figure
     * @param open whether it lasts
     * @param use justified, in-vain or unknown
     */
    public record EpisodeReply(LocalDate from, LocalDate to, int sessions, double worst, boolean open, String use) {}

    static BacktestReply of(RuleBacktest replayed) {
        return new BacktestReply(
                replayed.rule().name(),
                replayed.rule().metric().label(),
                replayed.rule().scope(),
                replayed.rule().comparison().label(),
                replayed.threshold(),
                replayed.from(),
                replayed.to(),
                replayed.sessions(),
                replayed.episodes().size(),
                replayed.sessionsInBreach(),
                replayed.count(RuleBacktest.Use.JUSTIFIED),
                replayed.count(RuleBacktest.Use.IN_VAIN),
                replayed.count(RuleBacktest.Use.UNKNOWN),
                replayed.episodes().stream().map(BacktestReply::of).toList());
    }

    private static EpisodeReply of(RuleBacktest.Episode episode) {
        return new EpisodeReply(
                episode.from(),
                episode.to(),
                episode.sessions(),
                episode.worst(),
                episode.open(),
                episode.use().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
