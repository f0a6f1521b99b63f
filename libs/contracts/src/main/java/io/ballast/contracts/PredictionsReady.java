package io.ballast.contracts;

import java.time.LocalDate;

/**
 * One model's predictions for a session are published; they are not tradable before the session is certified.
 *
 * @param runId the run, also the key of the record
 * @param session the session predicted for
 * @param model name of the model
 * @param version name of the model's version
 * @param symbols number of symbols predicted
 * @param contentHash SHA-256 of the predictions, as lower-case hex
 */
public record PredictionsReady(
        String runId, LocalDate session, String model, String version, int symbols, String contentHash) {

    /** Checks the fields. */
    public PredictionsReady {
        Require.text(runId, "runId");
        Require.present(session, "session");
        Require.text(model, "model");
        Require.text(version, "version");
        Require.notNegative(symbols, "symbols");
        Require.text(contentHash, "contentHash");
    }
}
