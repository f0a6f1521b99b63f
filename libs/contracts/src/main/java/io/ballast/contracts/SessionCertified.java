package io.ballast.contracts;

import java.time.LocalDate;
import java.util.List;

/**
 * The predictions of a session may be traded: every check passed.
 *
 * @param runId the run, also the key of the record
 * @param session the session judged
 * @param predictionsHash SHA-256 over the lines {@code model:contentHash\n} of the predictions judged, sorted by model,
 *     as lower-case hex
 * @param checks what was checked, not empty
 * @param reasons remarks that did not stand against the certificate; may be empty
 */
public record SessionCertified(
        String runId, LocalDate session, String predictionsHash, List<CertificateCheck> checks, List<String> reasons) {

    /** Checks the fields. */
    public SessionCertified {
        Require.text(runId, "runId");
        Require.present(session, "session");
        Require.text(predictionsHash, "predictionsHash");
        checks = Require.copy(checks, "checks");
        reasons = Require.copy(reasons, "reasons");
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("checks is empty; nothing was judged");
        }
        if (!checks.stream().allMatch(CertificateCheck::passed)) {
            throw new IllegalArgumentException("a certified session has a check that did not pass: " + checks);
        }
    }
}
