package io.ballast.monitor.domain.healing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What to do about the gaps there are. Each recoverable gap is in exactly one place: asked for, held back by the brake,
 * waiting, given up, or beyond the budget of a run or of a day.
 *
 * @param requests cells to ask for now, newest session first
 * @param braked sessions that lack so many members, alone or with those beside them, that a person must say yes, newest
 *     first
 * @param waiting gaps that were asked for in vain and are not asked for again yet
 * @param givenUp gaps that were asked for too often in vain
 * @param deferred gaps the budget leaves to the next run
 * @param overBudget gaps beyond what is repaired in a day without a person
 */
public record HealingPlan(
        List<Request> requests, List<Braked> braked, long waiting, long givenUp, long deferred, long overBudget) {

    private static final Comparator<Request> NEWEST_FIRST = Comparator.comparing(
                    (Request request) -> request.gap().cell().session())
            .reversed()
            .thenComparing(request -> request.gap().cell().symbol());

    /** Copies the lists. */
    public HealingPlan {
        requests = List.copyOf(requests);
        braked = List.copyOf(braked);
    }

    /**
     * A cell to ask for.
     *
     * @param gap the cell and why it has no bar
     * @param attempt 1 for the first time
     */
    public record Request(Gap gap, int attempt) {}

    /**
     * A session that is not repaired without a person.
     *
     * @param session the session
     * @param gaps recoverable gaps of it that would be asked for
     * @param members its members
     */
    public record Braked(LocalDate session, long gaps, long members) {

        /**
         * The share that is lacking.
         *
         * @return gaps per member
         */
        public double share() {
            return (double) gaps / members;
        }
    }

    /**
     * What was asked for before.
     *
     * @param inVain attempts of cells that had no bar since
     * @param lately cells that were asked for within {@link HealingPolicy#DAY} without a person's yes
     */
    public record Past(Map<Cell, Attempts> inVain, Set<Cell> lately) {}

    /**
     * Plans.
     *
     * @param gaps every recoverable gap, once
     * @param past what was asked for before
     * @param members number of members by session, of every session with a gap or a cell lately asked for
     * @param policy how far to go
     * @param approved whether a person has said that neither brake nor waiting times hold
     * @param now business time
     * @return what to do
     */
    public static HealingPlan of(
            List<Gap> gaps,
            Past past,
            Map<LocalDate, Long> members,
            HealingPolicy policy,
            boolean approved,
            Instant now) {
        long waiting = 0;
        long givenUp = 0;
        List<Request> due = new ArrayList<>();
        for (Gap gap : gaps) {
            Attempts attempts = past.inVain().get(gap.cell());
            boolean free = attempts == null || approved;
            if (!free && attempts.count() >= policy.maxAttempts()) {
                givenUp++;
            } else if (!free && policy.mustWait(attempts, now)) {
                waiting++;
            } else {
                due.add(new Request(gap, attempts == null ? 1 : attempts.count() + 1));
            }
        }
        Set<LocalDate> held =
                approved ? Set.of() : new Brake(members, policy.maxShare()).hold(cells(due), past.lately());
        List<Braked> braked = braked(due, held, members);
        List<Request> free = due.stream()
                .filter(request -> !held.contains(request.gap().cell().session()))
                .sorted(NEWEST_FIRST)
                .toList();
        int left = Math.max(0, policy.maxCellsPerDay() - past.lately().size());
        int allowed = approved ? free.size() : Math.min(left, free.size());
        int asked = Math.min(policy.maxCells(), allowed);
        return new HealingPlan(
                free.subList(0, asked), braked, waiting, givenUp, allowed - (long) asked, free.size() - (long) allowed);
    }

    private static List<Cell> cells(List<Request> due) {
        return due.stream().map(request -> request.gap().cell()).toList();
    }

    private static List<Braked> braked(List<Request> due, Set<LocalDate> held, Map<LocalDate, Long> members) {
        return counted(due, request -> request.gap().cell().session()).descendingMap().entrySet().stream()
                .filter(entry -> held.contains(entry.getKey()))
                .map(entry -> new Braked(
                        entry.getKey(), entry.getValue(), members.getOrDefault(entry.getKey(), entry.getValue())))
                .toList();
    }

    /**
     * The cells to ask for by why they have no bar.
     *
     * @return counts by reason, in alphabetical order
     */
    public SortedMap<String, Long> reasons() {
        return counted(requests, request -> request.gap().reason());
    }

    /**
     * The cells to ask for by symbol.
     *
     * @return counts, in alphabetical order
     */
    public SortedMap<String, Long> symbols() {
        return counted(requests, request -> request.gap().cell().symbol());
    }

    /**
     * The cells to ask for by session.
     *
     * @return counts, oldest first
     */
    public SortedMap<LocalDate, Long> sessions() {
        return counted(requests, request -> request.gap().cell().session());
    }

    private static <K extends Comparable<? super K>> TreeMap<K, Long> counted(
            List<Request> requests, Function<Request, K> by) {
        TreeMap<K, Long> counts = new TreeMap<>();
        requests.forEach(request -> counts.merge(by.apply(request), 1L, Long::sum));
        return counts;
    }
}
