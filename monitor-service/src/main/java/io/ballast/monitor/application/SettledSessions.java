package io.ballast.monitor.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

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

    /** Whether nobody predicts a session any more; what was decided after the open, on late predictions, changes nothing. */
    boolean contains(LocalDate session) {
        Instant open = calendar.open(calendar.next(session));
        return !clock.instant().isBefore(open)
                && certificates.list(Optional.of(session), Integer.MAX_VALUE).stream()
                        .filter(decision -> decision.decidedAt().isBefore(open))
                        .findFirst()
                        .filter(decision -> decision.certificate().certified())
                        .isPresent();
    }
}
