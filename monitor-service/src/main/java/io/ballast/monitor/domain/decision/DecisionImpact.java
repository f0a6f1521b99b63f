package io.ballast.monitor.domain.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What missing cells of a session do to its decision: the champion's predictions with these cells, by their last known
 * rows, against those without.
 *
 * @param session the session
 * @param model the model whose order it is, null where nothing is missing
 * @param version its version, null like it
 * @param members members predicted with the cells
 * @param affected how many of them are predicted only with the cells
 * @param rankCorrelation rank correlation of the two orders, null where there are too few members
 * @param topDecile number of members in the top decile
 * @param topDecileKept share of the top decile with the cells that is in the one without them, null without members
 * @param lost symbols that only the cells bring into the top decile, by symbol
 * @param gained symbols that stand in it only for want of these, by symbol
 */
public record DecisionImpact(
        LocalDate session,
        String model,
        String version,
        int members,
        int affected,
        Double rankCorrelation,
        int topDecile,
        Double topDecileKept,
        List<String> lost,
        List<String> gained) {

    /** Fewer members than these have a top decile too small to lose a share of. */
    private static final int MEMBERS_NEEDED = 100;

    /** Copies the lists. */
    public DecisionImpact {
        Objects.requireNonNull(session, "session");
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
    }

    /**
     * No cell is missing.
     *
     * @param session the session
     * @param members its members
     * @return no difference
     */
    public static DecisionImpact none(LocalDate session, int members) {
        return new DecisionImpact(session, null, null, members, 0, 1.0, 0, 1.0, List.of(), List.of());
    }

    /**
     * Whether the figures are worth a rule.
     *
     * @return false with fewer than {@value #MEMBERS_NEEDED} members
     */
    public boolean counts() {
        return members >= MEMBERS_NEEDED;
    }
}
