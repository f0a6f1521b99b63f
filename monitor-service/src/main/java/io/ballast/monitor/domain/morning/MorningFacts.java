package io.ballast.monitor.domain.morning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ballast.monitor.domain.cause.LostCell;
import io.ballast.monitor.domain.rule.SessionCoverage;

/**
 * What is known of a session and of the one before it.
 *
 * @param before the session before
 * @param session the session decided on
 * @param next the session that opens next
 * @param universe who came and who left
 * @param coverageBefore what was counted before, null if nothing was built
 * @param coverage what was counted on the session, null if nothing was built
 * @param lost members without features on either of the two sessions
 * @param revisions what is known differently, in any order
 * @param scoresBefore predictions of the session before, null without any
 * @param scores predictions of the session by the same model, null without any
 * @param returns one-session return by symbol, fraction; a symbol without one is absent
 * @param actions splits and dividends from the day after the session before to the next session
 * @param filed symbols with a statement that counts for the session and did not before
 * @param held the watchlist as the store knows it
 */
public record MorningFacts(
        LocalDate before,
        LocalDate session,
        LocalDate next,
        UniverseChange universe,
        SessionCoverage coverageBefore,
        SessionCoverage coverage,
        List<LostCell> lost,
        List<Revision> revisions,
        Scores scoresBefore,
        Scores scores,
        Map<String, Double> returns,
        List<ActionDay> actions,
        Set<String> filed,
        List<HeldName> held) {

    /** Copies the collections. */
    public MorningFacts {
        lost = List.copyOf(lost);
        revisions = List.copyOf(revisions);
        returns = Map.copyOf(returns);
        actions = List.copyOf(actions);
        filed = Set.copyOf(filed);
        held = List.copyOf(held);
    }
}
