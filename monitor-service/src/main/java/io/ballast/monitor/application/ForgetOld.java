package io.ballast.monitor.application;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import io.ballast.kit.clock.BusinessClock;

/** Keeps the log of events and that of repairs from growing for ever. */
@Singleton
public class ForgetOld {

    private static final Logger LOG = Logger.getLogger(ForgetOld.class);
    private static final Duration KEPT = Duration.ofDays(90);

    private final EventLog log;
    private final HealingStore repairs;
    private final BusinessClock clock;

    @Inject
    ForgetOld(EventLog log, HealingStore repairs, BusinessClock clock) {
        this.log = log;
        this.repairs = repairs;
        this.clock = clock;
    }

    /** Removes what is older than 90 days, now. */
    @Scheduled(every = "6h", delayed = "10m")
    public void forgetOld() {
        int events = log.forget(Instant.now().minus(KEPT));
        int healed = repairs.forget(clock.instant().minus(KEPT));
        LOG.debugf("%d events and %d repairs older than %d days were removed", events, healed, KEPT.toDays());
    }
}
