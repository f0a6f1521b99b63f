package io.ballast.model.application;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/** Brings back the models that predicted before the present ones. */
@Singleton
public class RollBackModels implements OperationHandler {

    /** The operation's type. */
    public static final String TYPE = "rollback-models";

    private final Promotion promotion;

    @Inject
    RollBackModels(Promotion promotion) {
        this.promotion = promotion;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        DecisionParameters.of(parameters);
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        DecisionParameters asked = DecisionParameters.of(context.parameters());
        return QuarkusTransaction.requiringNew()
                .call(() -> OperationOutcome.succeeded(
                        promotion.rollBack(asked.author(), asked.note()).summary()));
    }
}
