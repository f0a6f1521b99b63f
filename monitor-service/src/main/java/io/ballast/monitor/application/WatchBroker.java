package io.ballast.monitor.application;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Asks the event broker every few seconds whether it is there. One answer that fails to come is no outage yet. */
@Singleton
public class WatchBroker {

    private static final Logger LOG = Logger.getLogger(WatchBroker.class);
    private static final int FAILURES = 2;

    private final BrokerProbe broker;

    private volatile int failures;
    private volatile String silence;
    private volatile boolean stopping;

    @Inject
    WatchBroker(BrokerProbe broker) {
        this.broker = broker;
    }

    /**
     * Why the broker does not answer.
     *
     * @return a sentence after {@value #FAILURES} questions in a row without an answer, null before
     */
    String silence() {
        return failures >= FAILURES ? silence : null;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "3s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ask() {
        if (stopping) {
            return;
        }
        Optional<String> silent = broker.silence();
        if (silent.isEmpty() && silence() != null) {
            LOG.info("Kafka answers again");
        }
        silence = silent.orElse(null);
        failures = silent.isEmpty() ? 0 : failures + 1;
        if (failures == FAILURES) {
            LOG.errorf("Failed to reach Kafka: it does not answer (%s)", silence);
        }
    }
}
