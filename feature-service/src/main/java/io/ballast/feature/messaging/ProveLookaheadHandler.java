package io.ballast.feature.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.feature.application.NothingToBuildException;
import io.ballast.feature.application.ProveLookahead;
import io.ballast.feature.config.FeatureSettings;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/** The operation prove-lookahead. Parameters: sessions, how many to draw (3); seed, of the draw and the changes (1). */
@ApplicationScoped
class ProveLookaheadHandler implements OperationHandler {
    private static final int MOST_SESSIONS = 250;

    private final ProveLookahead proof;

    @Inject
    ProveLookaheadHandler(ProveLookahead proof) {
        this.proof = proof;
    }

    @Override
    public String type() {
        return "prove-lookahead";
    }

    @Override
    public void validate(JsonNode parameters) {
        JsonNode sessions = parameters.path("sessions");
        boolean isCount = sessions.isIntegralNumber() && sessions.asInt() >= 1 && sessions.asInt() <= MOST_SESSIONS;
        if (!sessions.isMissingNode() && !isCount) {
            throw new IllegalArgumentException("sessions=" + sessions + " is not allowed: a whole number from 1 to "
                    + MOST_SESSIONS + " is expected");
        }
        JsonNode seed = parameters.path("seed");
        if (!seed.isMissingNode() && !seed.isIntegralNumber()) {
            throw new IllegalArgumentException("seed=" + seed + " is not allowed: a whole number is expected");
        }
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        int sessions = context.parameters().path("sessions").asInt(3);
        long seed = context.parameters().path("seed").asLong(1);
        try {
            return OperationOutcome.succeeded(proof.prove(
                    sessions, seed, FeatureSettings.from(context.variables()).build(), (done, total) -> {
                        context.checkpoint();
                        context.progress(done, total, "builds");
                    }));
        } catch (NothingToBuildException nothing) {
            throw new OperationFailedException(
                    nothing.getMessage() + ".", "Rebuild the universe and backfill bars first.");
        }
    }
}
