package io.ballast.feature.messaging;

import java.time.Duration;
import java.util.Arrays;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.ballast.contracts.FeatureShardRequested;
import io.ballast.feature.application.AbandonedShardException;
import io.ballast.feature.application.ShardPass;
import io.ballast.feature.application.WorkShard;
import io.ballast.kit.event.Inbox;

/**
 * Helps with builds that are made in shards, of whichever replica: takes one shard after the other until none waits, so that
 * it does not matter which replica gets how many events. The record is acknowledged afterwards, so that the consumer group's
 * lag tells that there is work.
 */
@ApplicationScoped
class ShardListener {
    private static final Logger LOG = Logger.getLogger(ShardListener.class);

    /** No shard is begun later than this after the event came, well within the time of a transaction. */
    private static final long LONGEST = Duration.ofMinutes(5).toNanos();

    private final Inbox inbox;
    private final WorkShard worker;
    private final MeterRegistry metrics;
    private volatile boolean stopping;

    @Inject
    ShardListener(Inbox inbox, WorkShard worker, MeterRegistry metrics) {
        this.inbox = inbox;
        this.worker = worker;
        this.metrics = metrics;
    }

    @Incoming("feature-shard-requested")
    @Blocking(value = "shards", ordered = false)
    void on(ConsumerRecord<String, String> event) {
        inbox.receive(event, FeatureShardRequested.class, this::help);
    }

    private void help(FeatureShardRequested request) {
        ShardPass pass = pass(request.pass());
        Timer timer = Timer.builder("ballast.feature.shard")
                .description("Time of passes over shards, made because of an event")
                .tag("pass", request.pass())
                .register(metrics);
        long started = System.nanoTime();
        try {
            Timer.Sample sample = Timer.start(metrics);
            while (worker.work(request.attempt(), pass, this::checkpoint)) {
                sample.stop(timer);
                if (System.nanoTime() - started > LONGEST) {
                    return;
                }
                sample = Timer.start(metrics);
            }
        } catch (AbandonedShardException abandoned) {
            LOG.infof("Leaving a shard of build %s: %s", request.buildId(), abandoned.getMessage());
        } catch (RuntimeException failed) {
            // Nobody depends on help: the build takes the shard itself, and fails by what is wrong with it.
            LOG.errorf(failed, "Failed to help with build %s", request.buildId());
        }
    }

    private static ShardPass pass(String name) {
        return Arrays.stream(ShardPass.values())
                .filter(pass -> ShardRequests.nameOf(pass).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pass=" + name + " is not allowed: "
                        + FeatureShardRequested.SCORE + " or " + FeatureShardRequested.WRITE + " is expected"));
    }

    /** Before the kit drains: the shard is left to others at once. */
    void beforeStop(@Observes @Priority(0) ShutdownEvent event) {
        stopping = true;
    }

    private void checkpoint() {
        if (stopping) {
            throw new AbandonedShardException("the service stops", null);
        }
    }
}
