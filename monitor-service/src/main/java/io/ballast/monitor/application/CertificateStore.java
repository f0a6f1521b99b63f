package io.ballast.monitor.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
     * Decisions, newest session first. Of a session the one that stands comes first: the latest made before the next open,
     * or, if none was, the latest.
     *
     * @param session empty for all sessions
     * @param limit at most so many
     */
    List<Decision> list(Optional<LocalDate> session, int limit);

    /**
     * The decision that stands on the latest session that has one.
     *
     * @return empty if there is none
     */
    Optional<Decision> latest();
}
