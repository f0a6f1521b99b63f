package io.ballast.monitor.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

import io.ballast.contracts.Topics;
import io.ballast.monitor.application.BrokerProbe;
import io.ballast.monitor.domain.health.BrokerHealth;

/** Asks Kafka's admin client: who answers, which topics are there, how far each consumer group is. */
@Singleton
class KafkaProbe implements BrokerProbe {

    private static final int PATIENCE_SECONDS = 10;
    private static final int SHORT_PATIENCE_SECONDS = 3;

    private final Map<String, Object> broker;
    private Admin asking;

    /** @param broker the client settings that all channels share, security included */
    @Inject
    KafkaProbe(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    @Override
    public BrokerHealth look() {
        try (Admin admin = Admin.create(settings(PATIENCE_SECONDS))) {
            int brokers = await(admin.describeCluster().nodes()).size();
            Set<String> present = await(admin.listTopics().names());
            List<String> missing = Topics.all().stream()
                    .filter(topic -> !present.contains(topic))
                    .toList();
            return new BrokerHealth(brokers, missing, lag(admin), deadLetters(admin, present));
        }
    }

    @Override
    public synchronized Optional<String> silence() {
        if (asking == null) {
            asking = Admin.create(settings(SHORT_PATIENCE_SECONDS));
        }
        try {
            boolean there = !asking.describeCluster()
                    .nodes()
                    .get(SHORT_PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .isEmpty();
            return there ? Optional.empty() : Optional.of(silent("the cluster has no broker"));
        } catch (ExecutionException refused) {
            return Optional.of(silent(refused.getCause().getMessage()));
        } catch (TimeoutException silent) {
            return Optional.of(silent("no answer within " + SHORT_PATIENCE_SECONDS + " s"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(silent("interrupted"));
        }
    }

    private String silent(String why) {
        return broker.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG) + ": " + why;
    }

    @PreDestroy
    synchronized void close() {
        if (asking != null) {
            asking.close(Duration.ZERO);
        }
    }

    /** Only what an admin client knows, since it warns of everything else; the broker may take its time, not for ever. */
    private Map<String, Object> settings(int patienceSeconds) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patienceSeconds * 1000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceSeconds * 1000);
        return settings;
    }

    private static Map<String, Long> lag(Admin admin) {
        Map<String, Long> lag = new TreeMap<>();
        for (GroupListing group : await(admin.listGroups().valid())) {
            Map<TopicPartition, OffsetAndMetadata> read =
                    await(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata());
            read.values().removeIf(java.util.Objects::isNull);
            Map<TopicPartition, Long> ends = offsets(admin, read.keySet(), OffsetSpec.latest());
            read.forEach((partition, offset) -> lag.merge(
                    group.groupId() + "/" + partition.topic(), ends.get(partition) - offset.offset(), Long::sum));
        }
        return lag;
    }

    private static Map<String, Long> deadLetters(Admin admin, Set<String> present) {
        Map<String, String> origins = Topics.all().stream()
                .filter(topic -> present.contains(Topics.deadLetter(topic)))
                .collect(Collectors.toMap(Topics::deadLetter, Function.identity()));
        Set<TopicPartition> partitions = await(
                        admin.describeTopics(origins.keySet()).allTopicNames())
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> first = offsets(admin, partitions, OffsetSpec.earliest());
        Map<String, Long> counts = new TreeMap<>();
        offsets(admin, partitions, OffsetSpec.latest())
                .forEach((partition, end) ->
                        counts.merge(origins.get(partition.topic()), end - first.get(partition), Long::sum));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, Set<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        await(admin.listOffsets(wanted).all()).forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new IllegalStateException("Kafka does not answer: " + cause.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka", interrupted);
        }
    }
}
