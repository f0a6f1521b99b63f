package io.ballast.kit.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.kit.config.ConfigurationException;

/** Counts to {@code to}; fails as often as {@code failures} says, or for good. */
@Singleton
class CountingHandler implements OperationHandler {

    static final Instant SINCE = Instant.parse("2018-02-07T21:00:00Z");

    final AtomicInteger attempts = new AtomicInteger();

    @Override
    public String type() {
        return "count-up";
    }

    @Override
    public void validate(JsonNode parameters) {
        if (parameters.path("to").asInt() < 0) {
            throw new IllegalArgumentException(
                    "to=" + parameters.path("to") + " is not allowed: 0 or more is expected");
        }
    }

    @Override
    public OperationOutcome run(OperationContext context) throws Exception {
        attempts.incrementAndGet();
        if (context.parameters().path("hopeless").asBoolean()) {
            throw new OperationFailedException("it cannot work", "do something else");
        }
        if (context.parameters().path("misconfigured").asBoolean()) {
            throw new ConfigurationException("WORD=? is not allowed: a word is expected");
        }
        if (context.attempt() <= context.parameters().path("failures").asInt()) {
            throw new IllegalStateException("not yet");
        }
        putOff(context);
        int to = context.parameters().path("to").asInt();
        if (context.parameters().has("waits")) {
            context.waits(context.parameters().path("waits").asText());
        }
        for (int i = 1; i <= to; i++) {
            context.checkpoint();
            if (i > to / 2) {
                context.waits(null);
            }
            context.progress(i, to, "steps");
            Thread.sleep(context.parameters().path("pause").asLong());
        }
        String word = context.variables().text("WORD", "none");
        return OperationOutcome.succeeded(Map.of("counted", to, "word", word));
    }

    /** As often as {@code putOff} says. */
    private static void putOff(OperationContext context) {
        int failures = context.waited().map(OperationWait::failures).orElse(0);
        if (failures < context.parameters().path("putOff").asInt()) {
            Instant since = context.waited().map(OperationWait::since).orElse(SINCE);
            Duration pause =
                    Duration.ofMillis(context.parameters().path("pause").asLong());
            throw new OperationPutOffException("waiting since " + since, pause, new OperationWait(since, failures + 1));
        }
    }
}
