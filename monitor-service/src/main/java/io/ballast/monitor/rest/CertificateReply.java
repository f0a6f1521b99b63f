package io.ballast.monitor.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.ballast.monitor.application.CertificateStore;
import io.ballast.monitor.domain.certificate.Certificate;
import io.ballast.monitor.domain.certificate.CertificateCheck;

/**
 * A decision on the predictions of a session.
 *
 * @param session the session
 * @param certified whether they may be traded on
 * @param reasons why not, empty if they may
 * @param predictionsHash the predictions it vouches for
 * @param decidedAt business time
 * @param runId run that made them
 * @param checks every check
 */
public record CertificateReply(
        LocalDate session,
        boolean certified,
        List<String> reasons,
        String predictionsHash,
        Instant decidedAt,
        String runId,
        List<CertificateCheck> checks) {

    static CertificateReply of(CertificateStore.Decision decision) {
        Certificate certificate = decision.certificate();
        return new CertificateReply(
                certificate.session(),
                certificate.certified(),
                certificate.reasons(),
                certificate.predictionsHash(),
                decision.decidedAt(),
                certificate.runId(),
                certificate.checks());
    }
}
