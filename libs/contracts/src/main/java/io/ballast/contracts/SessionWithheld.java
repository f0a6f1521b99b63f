package io.ballast.contracts;

import java.time.LocalDate;
import java.util.List;

/**
 * The predictions of a session must not be traded; the reasons say why.
 *
 * @param runId the run, also the key of the record
 * @param session the session judged
 * @param predictionsHash SHA-256 over the lines {@code model:contentHash\n} of the predictions judged, sorted by model,
 *     as lower-case hex
 * @param checks what was checked; may be empty if the run failed before
 * @param reasons why the session is withheld, in plain words, not empty
 */
public record SessionWithheld(
        String runId, LocalDate session, String predictionsHash, List<CertificateCheck> checks, List<String> reasons) {

    /** Checks the fields. */
    public SessionWithheld {
        Require.text(runId, "runId");
        Require.present(session, "session");
        Require.text(predictionsHash, "predictionsHash");
        checks = Require.copy(checks, "checks");
        reasons = Require.copy(reasons, "reasons");
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("reasons is empty; a withheld session says why");
        }
    }
}
