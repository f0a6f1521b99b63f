package io.ballast.monitor.application;

import java.time.LocalDate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.clock.BusinessClock;

/** Sessions that were certified and whose next session has opened: their predictions stay as they were. */
@Singleton
class SettledSessions {

    private final CertificateStore certificates;
    private final ExchangeCalendar calendar;
    private final BusinessClock clock;

    @Inject
    SettledSessions(CertificateStore certificates, ExchangeCalendar calendar, BusinessClock clock) {
        this.certificates = certificates;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Whether nobody predicts a session any more. */
    boolean contains(LocalDate session) {
        boolean certified = certificates
                .latest()
                .filter(decision -> decision.certificate().certified())
                .filter(decision -> decision.certificate().session().equals(session))
                .isPresent();
        return certified && !clock.instant().isBefore(calendar.open(calendar.next(session)));
    }
}
