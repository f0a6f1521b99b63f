package io.ballast.feature.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;

import io.ballast.feature.application.BuildFeatures;
import io.ballast.feature.application.BuildRequest;
import io.ballast.feature.application.NothingToBuildException;
import io.ballast.feature.config.FeatureSettings;
import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * The operation build-features. It finds out by itself what changed. Parameters: full, to write everything anyway; from
 * and to, the dates of the cells that are thought to have changed, are for people to read.
 */
@ApplicationScoped
class BuildFeaturesHandler implements OperationHandler {
    static final String TYPE = "build-features";

    private final BuildFeatures builds;
    private final Timer timer;

    @Inject
    BuildFeaturesHandler(BuildFeatures builds, MeterRegistry metrics) {
        this.builds = builds;
        this.timer = Timer.builder("ballast.feature.compute")
                .description("Time of feature builds, reading and writing included")
                .register(metrics);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        DateParameters.range(parameters);
        JsonNode full = parameters.path("full");
        if (!full.isMissingNode() && !full.isNull() && !full.isBoolean()) {
            throw new IllegalArgumentException("full=" + full + " is not allowed: true or false is expected");
        }
    }

    @Override
    public OperationOutcome run(OperationContext context) throws Exception {
        JsonNode parameters = context.parameters();
        FeatureSettings settings = FeatureSettings.from(context.variables());
        BuildRequest request = new BuildRequest(
                context.id(),
                context.runId(),
                parameters.path("full").asBoolean(false),
                settings.build(),
                settings.buildShards());
        return timer.recordCallable(() -> OperationOutcome.succeeded(build(request, context)));
    }

    private FeatureBuild build(BuildRequest request, OperationContext context) {
        try {
            return builds.build(request, (done, total, unit) -> report(context, done, total, unit));
        } catch (NothingToBuildException nothing) {
            throw new OperationFailedException(
                    nothing.getMessage() + ".", "Rebuild the universe and backfill bars first.");
        }
    }

    /** Outside the transaction of the build, whose connection is busy with a COPY. */
    private static void report(OperationContext context, long done, long total, String unit) {
        QuarkusTransaction.suspendingExisting().run(() -> {
            context.checkpoint();
            context.progress(done, total, unit);
        });
    }
}
