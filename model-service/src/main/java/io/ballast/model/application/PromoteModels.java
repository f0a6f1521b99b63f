package io.ballast.model.application;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/** Lets the models of a training predict on a person's word. */
@Singleton
public class PromoteModels implements OperationHandler {

    /** The operation's type. */
    public static final String TYPE = "promote-models";

    private final Promotion promotion;
    private final LearningSettings learning;

    @Inject
    PromoteModels(Promotion promotion, LearningSettings learning) {
        this.promotion = promotion;
        this.learning = learning;
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
        PromotionSettings settings = learning.promotion(context.variables());
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID trainingRunId = asked.trainingRunId()
                    .or(promotion::challenger)
                    .orElseThrow(() -> new OperationFailedException(
                            "There is no challenger to promote", "Name a training: trainingRunId=..."));
            return OperationOutcome.succeeded(promotion
                    .promote(trainingRunId, settings, asked.author(), asked.note(), asked.force())
                    .summary());
        });
    }
}
