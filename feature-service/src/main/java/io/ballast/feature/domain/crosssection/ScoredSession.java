package io.ballast.feature.domain.crosssection;

import java.util.Arrays;
import java.util.List;

/**
 * The scored values of the included symbols of one session, or of some of these symbols.
 *
 * @param session calendar ordinal
 * @param values per score of {@link ScoredFeature#ALL} the values that are present, in order of symbol; not copied
 */
public record ScoredSession(int session, double[][] values) {

    /**
     * Puts parts of a session together.
     *
     * @param parts of one session, at least one, in order of symbol: each part's symbols after those of the part before
     * @return the session, as if it had never been cut
     */
    public static ScoredSession join(List<ScoredSession> parts) {
        double[][] joined = new double[ScoredFeature.ALL.size()][];
        for (int c = 0; c < joined.length; c++) {
            int score = c;
            joined[c] = parts.stream()
                    .flatMapToDouble(part -> Arrays.stream(part.values[score]))
                    .toArray();
        }
        return new ScoredSession(parts.get(0).session, joined);
    }

    /**
     * What scores are made with.
     *
     * @return one element per score, null where there is no distribution
     */
    public Distribution[] distributions() {
        return Arrays.stream(values)
                .map(present -> Distribution.of(present, present.length))
                .toArray(Distribution[]::new);
    }
}
