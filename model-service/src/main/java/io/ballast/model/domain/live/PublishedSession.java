package io.ballast.model.domain.live;

import java.time.LocalDate;
import java.util.List;

/**
 * What one model had published for a session, with what came of it.
 *
 * @param session the session whose close the predictions were made at
 * @param version the version that made them
 * @param target what was predicted
 * @param promisedIc information coefficient the version's evaluation promised; NaN if it was not judged
 * @param stability population stability index of its predictions against those for rows learned from; NaN if not measured
 * @param symbols the symbols, ascending
 * @param predictions a value per symbol
 * @param earned executable return of the target per symbol; NaN while unknown
 * @param advUsd average daily dollar volume per symbol; NaN if unknown
 */
public record PublishedSession(
        LocalDate session,
        String version,
        String target,
        double promisedIc,
        double stability,
        List<String> symbols,
        double[] predictions,
        float[] earned,
        double[] advUsd) {

    /** Checks that there is one value per symbol. */
    public PublishedSession {
        symbols = List.copyOf(symbols);
        if (predictions.length != symbols.size()
                || earned.length != symbols.size()
                || advUsd.length != symbols.size()) {
            throw new IllegalArgumentException(predictions.length + " predictions, " + earned.length + " returns and "
                    + advUsd.length + " volumes for " + symbols.size() + " symbols of " + session);
        }
    }
}
