package io.ballast.kit.event;

import java.time.Instant;
import java.util.UUID;

/** An event as it waits in the outbox. */
record OutboxEvent(UUID id, String topic, String runId, String payload, Instant createdAt) {}
