package io.ballast.monitor.domain.morning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What changed from one session to the next, and why. Equal facts give an equal report.
 *
 * @param runId the run whose decision it accompanies
 * @param session the session decided on
 * @param before the session it is compared with
 * @param next the session that opens next
 * @param decidedAt when it was decided on, business time
 * @param certified whether its predictions may be traded
 * @param reasons why not; empty if they may
 * @param universe who came and who left
 * @param coverage who has features and who has not
 * @param ranks how the order of the predictions changed, null if either session has none
 * @param revised number of bars and actions that are known differently
 * @param revisions the largest of them, the largest first
 * @param held number of names on the watchlist
 * @param alerts what became of these
 */
public record MorningReport(
        String runId,
        LocalDate session,
        LocalDate before,
        LocalDate next,
        Instant decidedAt,
        boolean certified,
        List<String> reasons,
        UniverseChange universe,
        CoverageChange coverage,
        RankChange ranks,
        int revised,
        List<Revision> revisions,
        int held,
        List<HeldAlert> alerts) {

    private static final int SHOWN = 50;

    /** Copies the lists. */
    public MorningReport {
        reasons = List.copyOf(reasons);
        revisions = List.copyOf(revisions);
        alerts = List.copyOf(alerts);
    }

    /**
     * The decision a report accompanies.
     *
     * @param runId the run
     * @param decidedAt business time
     * @param certified whether the predictions may be traded
     * @param reasons why not
     */
    public record Decision(String runId, Instant decidedAt, boolean certified, List<String> reasons) {}

    /**
     * Writes a report.
     *
     * @param decision what was decided
     * @param facts what is known of the two sessions
     * @param far change of a place among the predictions from which on it is worth a word, above 0 and at most 1
     * @return the report
     */
    public static MorningReport of(Decision decision, MorningFacts facts, double far) {
        boolean ranked = facts.scoresBefore() != null && facts.scores() != null;
        List<RankChange.Move> moves = ranked
                ? RankChange.moves(facts.scoresBefore(), facts.scores(), far, new MoveCauses(facts)::of)
                : List.of();
        return new MorningReport(
                decision.runId(),
                facts.session(),
                facts.before(),
                facts.next(),
                decision.decidedAt(),
                decision.certified(),
                decision.reasons(),
                facts.universe(),
                CoverageChange.of(facts.coverageBefore(), facts.coverage(), facts.lost(), facts.session()),
                ranked ? RankChange.of(facts.scoresBefore(), facts.scores(), moves) : null,
                facts.revisions().size(),
                facts.revisions().stream()
                        .sorted(Revision.FARTHEST_LAST.reversed())
                        .limit(SHOWN)
                        .toList(),
                facts.held().size(),
                HeldAlerts.of(facts, moves));
    }

    /**
     * The report in a sentence.
     *
     * @return what a person needs to know first
     */
    public String summary() {
        String decided = "Session " + session + (certified ? " is certified" : " is withheld: " + reasons.get(0));
        String changes =
                universe.joined().size() + " joined, " + universe.left().size() + " left, "
                        + coverage.lost().size() + " lost their data, " + revised + " revisions";
        String names = held == 0
                ? "nobody watches a name"
                : alerts.isEmpty()
                        ? "nothing happened to the " + held + " watched names"
                        : alerts.size() + " alerts for the " + held + " watched names";
        return decided + "; " + changes + "; " + names + ".";
    }
}
