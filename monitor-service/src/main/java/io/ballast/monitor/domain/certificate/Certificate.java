package io.ballast.monitor.domain.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The monitor's decision on the predictions of a session, made once per run and never changed. Where several runs predict a
 * session, the last decision before the next open stands: a run before it may withhold what an earlier one had certified,
 * or certify what it had withheld. A decision after the open is always to withhold, and replaces none that was in time.
 *
 * @param runId run that made the predictions
 * @param session session the predictions are for
 * @param predictionsHash hash of the predictions it vouches for
 * @param checks every check with its value and threshold
 */
public record Certificate(String runId, LocalDate session, String predictionsHash, List<CertificateCheck> checks) {

    /** A decision needs at least one check. */
    public Certificate {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(predictionsHash, "predictionsHash");
        checks = List.copyOf(checks);
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("a certificate for " + session + " without a check vouches for nothing");
        }
    }

    /**
     * Whether the predictions may be traded on.
     *
     * @return true if every check passed
     */
    public boolean certified() {
        return checks.stream().allMatch(CertificateCheck::passed);
    }

    /**
     * What a check measured.
     *
     * @param check its name
     * @return empty if there is no such check, or nothing to measure
     */
    public Optional<Double> value(String check) {
        return checks.stream()
                .filter(one -> one.name().equals(check))
                .findFirst()
                .map(CertificateCheck::value);
    }

    /**
     * Why they may not.
     *
     * @return the messages of the checks that did not pass; empty if certified
     */
    public List<String> reasons() {
        return checks.stream()
                .filter(check -> !check.passed())
                .map(CertificateCheck::message)
                .toList();
    }
}
