package io.ballast.monitor.application;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Keeps the log of events from growing for ever. */
@Singleton
class ForgetEvents {

    private static final Logger LOG = Logger.getLogger(ForgetEvents.class);
    private static final Duration KEPT = Duration.ofDays(90);

    private final EventLog log;

    @Inject
    ForgetEvents(EventLog log) {
        this.log = log;
    }

    @Scheduled(every = "6h", delayed = "10m")
    void forgetOld() {
        int forgotten = log.forget(Instant.now().minus(KEPT));
        LOG.debugf("%d observed events older than %d days were removed", forgotten, KEPT.toDays());
    }
}
