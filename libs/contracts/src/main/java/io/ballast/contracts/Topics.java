package io.ballast.contracts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The topics, in the order a run passes them, and how their names relate to records, event types and dead letters. */
public final class Topics {

    /** Bars were stored, changed or quarantined. */
    public static final String BARS_INGESTED = "bars-ingested";

    /** A pass over one shard of a build of features waits to be made. */
    public static final String FEATURE_SHARD_REQUESTED = "feature-shard-requested";

    /** Features and targets of a range of sessions are published. */
    public static final String FEATURES_READY = "features-ready";

    /** A training run ended with a selected target and its models. */
    public static final String MODEL_TRAINED = "model-trained";

    /** One model's predictions for a session are published, not yet tradable. */
    public static final String PREDICTIONS_READY = "predictions-ready";

    /** The predictions of a session may be traded. */
    public static final String SESSION_CERTIFIED = "session-certified";

    /** The predictions of a session must not be traded. */
    public static final String SESSION_WITHHELD = "session-withheld";

    /** A watched figure crossed its threshold. */
    public static final String THRESHOLD_BREACHED = "threshold-breached";

    /** A watched figure is back on the right side of its threshold. */
    public static final String THRESHOLD_CLEARED = "threshold-cleared";

    /** The monitor asks ingestion to repair data. */
    public static final String REMEDIATION_REQUESTED = "remediation-requested";

    /** An operation started, moved on or ended. */
    public static final String OPERATION_PROGRESSED = "operation-progressed";

    private static final int PARTITIONS = 3;

    /** So many replicas share the shards of a build. */
    private static final int SHARD_PARTITIONS = 12;

    private static final Map<String, Class<? extends Record>> RECORDS = records();

    private Topics() {}

    /**
     * All topics, without their dead letters.
     *
     * @return an unmodifiable set, iterated in the order a run passes the topics
     */
    public static Set<String> all() {
        return RECORDS.keySet();
    }

    /**
     * The topic an event travels on.
     *
     * @param event the class of the event
     * @return the topic's name
     * @throws IllegalArgumentException if the class is no event of this package
     */
    public static String of(Class<?> event) {
        for (Map.Entry<String, Class<? extends Record>> entry : RECORDS.entrySet()) {
            if (entry.getValue().equals(event)) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException(
                event.getName() + " is no event; give it a topic in " + Topics.class.getName());
    }

    /**
     * The record carried by a topic.
     *
     * @param topic a name of {@link #all()}
     * @return the class of its events
     * @throws IllegalArgumentException if there is no such topic
     */
    public static Class<? extends Record> record(String topic) {
        return RECORDS.get(known(topic));
    }

    /**
     * The value of the header {@code ce_type} on a topic.
     *
     * @param topic a name of {@link #all()}
     * @return {@code ballast.<topic>.v1}
     * @throws IllegalArgumentException if there is no such topic
     */
    public static String eventType(String topic) {
        return "ballast." + known(topic) + ".v1";
    }

    /**
     * Where records of a topic go that no handler could take.
     *
     * @param topic a name of {@link #all()}
     * @return {@code <topic>.dlq}
     * @throws IllegalArgumentException if there is no such topic
     */
    public static String deadLetter(String topic) {
        return known(topic) + ".dlq";
    }

    /**
     * How many partitions a topic is created with.
     *
     * @param topic a name of {@link #all()}
     * @return at least 1; more where replicas share the work that records ask for
     * @throws IllegalArgumentException if there is no such topic
     */
    public static int partitions(String topic) {
        return known(topic).equals(FEATURE_SHARD_REQUESTED) ? SHARD_PARTITIONS : PARTITIONS;
    }

    private static String known(String topic) {
        if (!RECORDS.containsKey(topic)) {
            throw new IllegalArgumentException("unknown topic " + topic + "; known are " + all());
        }
        return topic;
    }

    private static Map<String, Class<? extends Record>> records() {
        Map<String, Class<? extends Record>> records = new LinkedHashMap<>();
        records.put(BARS_INGESTED, BarsIngested.class);
        records.put(FEATURE_SHARD_REQUESTED, FeatureShardRequested.class);
        records.put(FEATURES_READY, FeaturesReady.class);
        records.put(MODEL_TRAINED, ModelTrained.class);
        records.put(PREDICTIONS_READY, PredictionsReady.class);
        records.put(SESSION_CERTIFIED, SessionCertified.class);
        records.put(SESSION_WITHHELD, SessionWithheld.class);
        records.put(THRESHOLD_BREACHED, ThresholdBreached.class);
        records.put(THRESHOLD_CLEARED, ThresholdCleared.class);
        records.put(REMEDIATION_REQUESTED, RemediationRequested.class);
        records.put(OPERATION_PROGRESSED, OperationProgressed.class);
        return Collections.unmodifiableMap(records);
    }
}
