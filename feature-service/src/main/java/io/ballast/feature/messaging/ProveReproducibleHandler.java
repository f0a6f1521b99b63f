package io.ballast.feature.messaging;

import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.feature.application.NothingToBuildException;
import io.ballast.feature.application.ProveReproducible;
import io.ballast.feature.config.FeatureSettings;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/** The operation prove-reproducible. Parameters: from and to, the sessions to compare; without them, all. */
@ApplicationScoped
class ProveReproducibleHandler implements OperationHandler {
    private final ProveReproducible proof;

    @Inject
    ProveReproducibleHandler(ProveReproducible proof) {
        this.proof = proof;
    }

    @Override
    public String type() {
        return "prove-reproducible";
    }

    @Override
    public void validate(JsonNode parameters) {
        DateParameters.range(parameters);
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        LocalDate from = DateParameters.date(context.parameters(), "from");
        LocalDate to = DateParameters.date(context.parameters(), "to");
        try {
            return OperationOutcome.succeeded(proof.prove(
                    from, to, FeatureSettings.from(context.variables()).build(), (done, total, unit) -> {
                        context.checkpoint();
                        context.progress(done, total, unit);
                    }));
        } catch (NothingToBuildException nothing) {
            throw new OperationFailedException(nothing.getMessage() + ".", "Build features first.");
        }
    }
}
