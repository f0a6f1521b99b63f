package io.ballast.monitor.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.clock.BusinessClock;
import io.ballast.monitor.domain.absence.AbsenceReason;
import io.ballast.monitor.domain.healing.Cell;
import io.ballast.monitor.domain.healing.Gap;
import io.ballast.monitor.domain.healing.HealingPlan;
import io.ballast.monitor.domain.healing.HealingPolicy;

/** Finds the gaps, tells facts of the market from losses, and plans what to repair now. */
@Singleton
public class PlanHealing {

    private static final List<String> RECOVERABLE = Arrays.stream(AbsenceReason.values())
            .filter(AbsenceReason::isRecoverable)
            .map(AbsenceReason::label)
            .toList();

    private final GapReader gaps;
    private final HealingStore store;
    private final BusinessClock clock;

    @Inject
    PlanHealing(GapReader gaps, HealingStore store, BusinessClock clock) {
        this.gaps = gaps;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The gaps there are and what to do about them.
     *
     * @param facts gaps that are facts of the market, by reason
     * @param recoverable gaps that are not, by reason
     * @param plan what to do about those
     */
    public record Outlook(SortedMap<String, Long> facts, SortedMap<String, Long> recoverable, HealingPlan plan) {}

    /**
     * Plans.
     *
     * @param policy how far to go
     * @param approved whether a person has said that neither brake nor waiting times hold
     * @return the gaps and the plan
     */
    public Outlook outlook(HealingPolicy policy, boolean approved) {
        SortedMap<String, Long> facts = new TreeMap<>();
        SortedMap<String, Long> recoverable = new TreeMap<>();
        gaps.counts().forEach((reason, cells) -> (AbsenceReason.isRecoverable(reason) ? recoverable : facts)
                .put(reason, cells));
        List<Gap> open = recoverable.isEmpty() ? List.of() : gaps.gaps(RECOVERABLE);
        Instant now = clock.instant();
        HealingPlan.Past past = new HealingPlan.Past(store.inVain(), store.askedAlone(now.minus(HealingPolicy.DAY)));
        Set<LocalDate> sessions = Stream.concat(open.stream().map(Gap::cell), past.lately().stream())
                .map(Cell::session)
                .collect(Collectors.toSet());
        return new Outlook(
                facts, recoverable, HealingPlan.of(open, past, gaps.members(sessions), policy, approved, now));
    }
}
