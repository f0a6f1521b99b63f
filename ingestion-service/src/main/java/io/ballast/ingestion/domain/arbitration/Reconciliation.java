package io.ballast.ingestion.domain.arbitration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.ballast.ingestion.domain.arbitration.Alarm.Kind;

/**
 * What several providers' versions of a market amount to: the differences joined to episodes, and of these the ones a
 * person should look at.
 *
 * @param episodes by symbol, provider, kind and session
 * @param alarms by first session, then symbol
 */
public record Reconciliation(List<Episode> episodes, List<Alarm> alarms) {

    /** From so many symbols on that differ on one session it is that session of the provider that is wrong. */
    public static final int WHOLE_SESSION = 8;

    private static final Comparator<Alarm> BY_SESSION = Comparator.comparing(Alarm::from)
            .thenComparing(alarm -> alarm.symbols().get(0));

    /** Copies the lists. */
    public Reconciliation {
        episodes = List.copyOf(episodes);
        alarms = List.copyOf(alarms);
    }

    /**
     * Joins and judges.
     *
     * @param differences in any order
     * @param alarmBps prices that are farther apart are looked at, in basis points
     */
    public static Reconciliation of(List<Difference> differences, double alarmBps) {
        List<Episode> episodes = Episode.of(differences);
        List<Alarm> alarms = new ArrayList<>();
        Map<LocalDate, Map<String, List<Episode>>> lone = new TreeMap<>();
        for (Episode episode : episodes) {
            if (episode.kind() == DifferenceKind.UNCONFIRMED) {
                alarms.add(Alarm.of(Kind.UNCONFIRMED, episode));
            } else if (episode.kind() == DifferenceKind.PRICE && Math.abs(episode.worstBps()) > alarmBps) {
                if (episode.isLevel()) {
                    alarms.add(Alarm.of(Kind.LEVEL, episode));
                } else if (episode.rule() == ArbitrationRule.PRIORITY) {
                    lone.computeIfAbsent(episode.from(), session -> new TreeMap<>())
                            .computeIfAbsent(episode.lost(), provider -> new ArrayList<>())
                            .add(episode);
                }
            }
        }
        lone.values().forEach(byProvider -> byProvider.values().forEach(of -> addLone(of, alarms)));
        alarms.sort(BY_SESSION);
        return new Reconciliation(episodes, alarms);
    }

    private static void addLone(List<Episode> ofSession, List<Alarm> alarms) {
        if (ofSession.size() < WHOLE_SESSION) {
            ofSession.forEach(episode -> alarms.add(Alarm.of(Kind.PRICE, episode)));
            return;
        }
        Episode worst = ofSession.stream()
                .max(Comparator.comparingDouble(episode -> Math.abs(episode.worstBps())))
                .orElseThrow();
        alarms.add(new Alarm(
                Kind.SESSION,
                worst.lost(),
                ofSession.stream().map(Episode::symbol).distinct().sorted().toList(),
                worst.from(),
                ofSession.stream()
                        .map(Episode::to)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                ofSession.stream().mapToInt(Episode::cells).sum(),
                worst.worstBps(),
                ofSession.size() + " symbols differ"));
    }
}
