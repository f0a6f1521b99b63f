package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.monitor.config.PipelineSettings;

/** The sessions since the last decided one that nobody ran the pipeline for. */
@Singleton
class MissedSessions {

    private final CertificateStore certificates;
    private final DueSessions sessions;
    private final PipelineSettings settings;

    @Inject
    MissedSessions(CertificateStore certificates, DueSessions sessions, PipelineSettings settings) {
        this.certificates = certificates;
        this.sessions = sessions;
        this.settings = settings;
    }

    /**
     * Those before a session.
     *
     * @param session a session that is due
     * @return ascending, at most as many as one run makes up for; none while no session was ever decided on
     */
    List<LocalDate> before(LocalDate session) {
        return certificates
                .latest()
                .map(decision -> decision.certificate().session())
                .filter(decided -> decided.isBefore(session))
                .map(decided -> sessions.held(decided.plusDays(1), session))
                .map(missed -> missed.subList(Math.max(0, missed.size() - settings.maxCatchUp()), missed.size()))
                .orElse(List.of());
    }
}
