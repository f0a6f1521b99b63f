package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.monitor.config.PipelineSettings;

/** The sessions since the last decided one that nobody ran the pipeline for. */
@Singleton
class MissedSessions {

    private final CertificateStore certificates;
    private final MarketReader market;
    private final ExchangeCalendar calendar;
    private final PipelineSettings settings;

    @Inject
    MissedSessions(
            CertificateStore certificates, MarketReader market, ExchangeCalendar calendar, PipelineSettings settings) {
        this.certificates = certificates;
        this.market = market;
        this.calendar = calendar;
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
                .map(decided -> held(calendar.next(decided), session))
                .map(missed -> missed.subList(Math.max(0, missed.size() - settings.maxCatchUp()), missed.size()))
                .orElse(List.of());
    }

    private List<LocalDate> held(LocalDate from, LocalDate toExclusive) {
        Set<LocalDate> held = new HashSet<>(market.heldSessions(from, toExclusive));
        return calendar.between(from, toExclusive).stream()
                .filter(session -> held.isEmpty() || held.contains(session))
                .toList();
    }
}
