package io.ballast.kit.lifecycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.jboss.logging.Logger;

import io.ballast.contracts.Topics;

/**
 * Creates the topics that are not there yet, so that no consumer waits for its next look at the metadata. Where the
 * broker does not allow it, topics are its administrator's part, and the service starts all the same.
 */
@Singleton
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final int PATIENCE_SECONDS = 20;

    private final Map<String, Object> broker;

    /** @param broker the client settings that all channels share, security included */
    @Inject
    TopicSetup(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    void createMissing() {
        try (Admin admin = Admin.create(settings())) {
            Set<String> present = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (NewTopic topic : wanted(present)) {
                create(admin, topic);
            }
        } catch (ExecutionException | TimeoutException failed) {
            LOG.warnf("Failed to look at the topics of the broker: %s", failed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only what an admin client knows, since it warns of everything else. */
    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        return settings;
    }

    private static List<NewTopic> wanted(Set<String> present) {
        List<NewTopic> wanted = new ArrayList<>();
        for (String topic : Topics.all()) {
            if (!present.contains(topic)) {
                wanted.add(new NewTopic(topic, Optional.of(Topics.partitions(topic)), Optional.empty()));
            }
            if (!present.contains(Topics.deadLetter(topic))) {
                wanted.add(new NewTopic(Topics.deadLetter(topic), Optional.of(1), Optional.empty()));
            }
        }
        return wanted;
    }

    private static void create(Admin admin, NewTopic topic) throws InterruptedException, TimeoutException {
        try {
            admin.createTopics(List.of(topic)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            // another service may have been faster
            LOG.debugf("Topic %s was not created: %s", topic.name(), failed.getMessage());
        }
    }
}
