package io.ballast.monitor.application;

import java.time.Instant;
import java.util.Optional;

import io.ballast.monitor.domain.certificate.Certificate;

/** Where decisions are kept. A decision is never changed. */
public interface CertificateStore {

    /**
     * A decision and its time.
     *
     * @param certificate the decision
     * @param decidedAt business time
     */
    record Decision(Certificate certificate, Instant decidedAt) {}

    /**
     * Keeps a decision.
     *
     * @param decision the decision
     * @return false if the run and session have one already, which stays
     */
    boolean keep(Decision decision);

    /**
     * The decision of a run.
     *
     * @param runId which run
     * @return empty if there is none
     */
    Optional<Decision> ofRun(String runId);

    /**
     * The decision on the latest session that has one.
     *
     * @return empty if there is none
     */
    Optional<Decision> latest();
}
