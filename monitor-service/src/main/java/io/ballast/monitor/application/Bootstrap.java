package io.ballast.monitor.application;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.domain.pipeline.PipelineKind;

/** The first population of the store: universe, bars, statements, dollar volume, features, models, verdicts. */
@Singleton
public class Bootstrap implements OperationHandler {

    private final RunPipeline pipeline;
    private final ObjectMapper json;

    @Inject
    Bootstrap(RunPipeline pipeline, ObjectMapper json) {
        this.pipeline = pipeline;
        this.json = json;
    }

    @Override
    public String type() {
        return PipelineKind.BOOTSTRAP.operationType();
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        ObjectNode parameters = json.createObjectNode();
        if (context.parameters().has("variables")) {
            parameters.set("variables", context.parameters().get("variables"));
        }
        return pipeline.lead(PipelineKind.BOOTSTRAP, context, parameters);
    }
}
