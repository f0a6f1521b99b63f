package io.ballast.feature.application;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.fingerprint.Definitions;
import io.ballast.feature.domain.increment.Increment;
import io.ballast.feature.domain.increment.LastBuild;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.universe.ClosedDays;

/** Port: what a build leaves for the next one, and changes of single rows. The writing methods need a transaction. */
public interface IncrementTable {
    /** Why a build without a basis is one of everything. */
    String NO_BASIS = "no build has left anything to go on from";

    /**
     * What increments go on from.
     *
     * @param settings fingerprint of the build's settings
     * @param definitions of the code that built the rows
     * @param snapshot up to which it read the inputs
     * @param last what it left
     * @param closed days that it counted as no sessions
     */
    record Basis(String settings, Definitions definitions, String snapshot, LastBuild last, ClosedDays closed) {
        private static final int NAMED = 5;

        /**
         * Why its rows cannot stand beside those of another build.
         *
         * @param wanted settings of the other build
         * @param code definitions of the code that makes it
         * @return empty if they can
         */
        Optional<String> obstacle(BuildSettings wanted, Definitions code) {
            if (!settings.equals(wanted.fingerprint())) {
                return Optional.of("the settings are " + wanted.fingerprint()
                        + ", and the published rows were built with " + settings);
            }
            if (definitions.digests().isEmpty()) {
                return Optional.of("it is not known of which code the published rows are");
            }
            List<String> differing = code.differing(definitions);
            int more = differing.size() - NAMED;
            return differing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the published rows are of code with other definitions of "
                            + String.join(", ", more > 0 ? differing.subList(0, NAMED) : differing)
                            + (more > 0 ? " and " + more + " more" : ""));
        }

        /**
         * Why its rows cannot stand beside those of a build that counts other days as no sessions.
         *
         * @param now days declared closed
         * @return empty if they can
         */
        Optional<String> obstacle(ClosedDays now) {
            return closed.equals(now)
                    ? Optional.empty()
                    : Optional.of("the days declared closed are " + now + ", and the published rows were built with "
                            + closed);
        }
    }

    /**
     * What the latest build left.
     *
     * @return empty if there is no build, or if it left nothing to go on from
     */
    Optional<Basis> basis();

    /**
     * Replaces, adds and removes rows, and keeps what was there before.
     *
     * @param increment what differs
     * @param build position of the build
     * @return what was written
     */
    FeatureTable.Written apply(Increment increment, int build);

    /**
     * Keeps the rows that a build of everything replaced by others, once these are published.
     *
     * @param contentHash of the rows that are published now: where those before had the same, there is nothing to keep
     * @param build position of the build
     */
    void keepReplaced(String contentHash, int build);

    /**
     * Replaces all that a build leaves besides its rows.
     *
     * @param symbols what is known of every symbol
     * @param anchors per symbol
     */
    void replaceStates(Collection<SymbolState> symbols, Map<String, List<RecursiveAnchor>> anchors);
}
