package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a rule would have said of a past: when it would have fired, for how long, and how often in vain.
 *
 * @param rule the rule, as it was replayed
 * @param threshold the threshold it was held against
 * @param from first session with a figure, null without any
 * @param to last session with a figure
 * @param sessions number of sessions with a figure
 * @param episodes times in breach, in their order
 */
public record RuleBacktest(
        Rule rule, double threshold, LocalDate from, LocalDate to, int sessions, List<Episode> episodes) {

    /** Copies the list. */
    public RuleBacktest {
        episodes = List.copyOf(episodes);
    }

    /** What a time in breach was good for. */
    public enum Use {
        /** At least one of its sessions was withheld. */
        JUSTIFIED,
        /** Sessions of it were decided on, and all of them were certified. */
        IN_VAIN,
        /** Nobody decided on any of its sessions. */
        UNKNOWN
    }

    /**
     * A time in breach.
     *
     * @param from the session it would have fired on
     * @param to the last session in breach
     * @param sessions how long, sessions with a figure
     * @param worst the worst figure of it
     * @param open whether it lasts to the end of the past
     * @param use what it was good for
     */
    public record Episode(LocalDate from, LocalDate to, int sessions, double worst, boolean open, Use use) {}

    /**
     * Replays.
     *
     * @param rule what is watched
     * @param threshold what to hold it against, finite
     * @param past figures of the rule's metric and scope, ascending by session
     * @param decisions whether a decided session was certified
     * @return what it would have said
     */
    public static RuleBacktest of(
            Rule rule, double threshold, List<Measurement> past, Map<LocalDate, Boolean> decisions) {
        List<Episode> episodes = new ArrayList<>();
        List<Measurement> current = new ArrayList<>();
        for (int i = 0; i < past.size(); i++) {
            List<Double> recent = newestFirst(past, i, rule.sessions());
            if (rule.isBreached(threshold, recent, !current.isEmpty())) {
                current.add(past.get(i));
            } else if (!current.isEmpty()) {
                episodes.add(episode(rule, current, false, decisions));
                current.clear();
            }
        }
        if (!current.isEmpty()) {
            episodes.add(episode(rule, current, true, decisions));
        }
        return new RuleBacktest(
                rule,
                threshold,
                past.isEmpty() ? null : past.get(0).session(),
                past.isEmpty() ? null : past.get(past.size() - 1).session(),
                past.size(),
                episodes);
    }

    /**
     * How many sessions it would have been in breach.
     *
     * @return the sum over the episodes
     */
    public int sessionsInBreach() {
        return episodes.stream().mapToInt(Episode::sessions).sum();
    }

    /**
     * How many episodes had some use, or none.
     *
     * @param use which
     * @return number of episodes
     */
    public long count(Use use) {
        return episodes.stream().filter(episode -> episode.use() == use).count();
    }

    private static List<Double> newestFirst(List<Measurement> past, int newest, int sessions) {
        List<Double> values = new ArrayList<>();
        for (int i = newest; i >= 0 && values.size() < sessions; i--) {
            values.add(past.get(i).value());
        }
        return values;
    }

    private static Episode episode(
            Rule rule, List<Measurement> breaches, boolean open, Map<LocalDate, Boolean> decisions) {
        double worst = breaches.get(0).value();
        for (Measurement breach : breaches) {
            worst = rule.comparison() == Comparison.BELOW
                    ? Math.min(worst, breach.value())
                    : Math.max(worst, breach.value());
        }
        return new Episode(
                breaches.get(0).session(),
                breaches.get(breaches.size() - 1).session(),
                breaches.size(),
                worst,
                open,
                use(breaches, decisions));
    }

    private static Use use(List<Measurement> breaches, Map<LocalDate, Boolean> decisions) {
        List<Boolean> decided = breaches.stream()
                .map(Measurement::session)
                .filter(decisions::containsKey)
                .map(decisions::get)
                .toList();
        if (decided.isEmpty()) {
            return Use.UNKNOWN;
        }
        return decided.contains(false) ? Use.JUSTIFIED : Use.IN_VAIN;
    }
}
