package io.ballast.monitor.application;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import io.ballast.contracts.CertificateCheck;
import io.ballast.contracts.SessionCertified;
import io.ballast.contracts.SessionWithheld;
import io.ballast.kit.event.Outbox;
import io.ballast.monitor.domain.certificate.Certificate;

/** Keeps a decision and tells of it, both or neither. */
@Singleton
class CertificateIssuer {

    private final CertificateStore certificates;
    private final RunStore runs;
    private final Outbox outbox;

    @Inject
    CertificateIssuer(CertificateStore certificates, RunStore runs, Outbox outbox) {
        this.certificates = certificates;
        this.runs = runs;
        this.outbox = outbox;
    }

    /** Issues a decision, unless the run has one: that one stays, whatever was found since. */
    @Transactional
    Certificate issue(CertificateStore.Decision decision) {
        Certificate certificate = decision.certificate();
        if (!certificates.keep(decision)) {
            return certificates.ofRun(certificate.runId()).orElseThrow().certificate();
        }
        outbox.publish(certificate.runId(), event(certificate));
        runs.change(
                certificate.runId(),
                null,
                run -> ObserveEvents.isLed(run) ? run : run.finished(run.doneState(), Instant.now(), null));
        return certificate;
    }

    private static Object event(Certificate certificate) {
        List<CertificateCheck> checks = certificate.checks().stream()
                .map(check -> new CertificateCheck(check.name(), check.value(), check.threshold(), check.passed()))
                .toList();
        return certificate.certified()
                ? new SessionCertified(
                        certificate.runId(),
                        certificate.session(),
                        certificate.predictionsHash(),
                        checks,
                        certificate.reasons())
                : new SessionWithheld(
                        certificate.runId(),
                        certificate.session(),
                        certificate.predictionsHash(),
                        checks,
                        certificate.reasons());
    }
}
