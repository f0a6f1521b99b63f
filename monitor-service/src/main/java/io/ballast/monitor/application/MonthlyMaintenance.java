package io.ballast.monitor.application;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.contracts.Services;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.domain.validation.ValidationReport;

/**
 * The month's work: statements, average dollar volume, a validation of all that is stored.
 *
 * <p>Parameters: {@code prune}, false by default: also removes old entries of the ingestion progress.
 */
@Singleton
public class MonthlyMaintenance implements OperationHandler {

    static final String TYPE = "monthly-maintenance";

    private final DelegatedWork others;
    private final RunValidation validation;

    @Inject
    MonthlyMaintenance(DelegatedWork others, RunValidation validation) {
        this.others = others;
        this.validation = validation;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        JsonNode prune = parameters.path("prune");
        if (!prune.isMissingNode() && !prune.isBoolean()) {
            throw new IllegalArgumentException("prune=" + prune + " is not allowed: true or false is expected");
        }
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        List<Chore.Plan> plans = new ArrayList<>();
        plans.add(delegated("upsert-fundamentals", context));
        plans.add(delegated("recompute-adv-fallback", context));
        plans.add(new Chore.Plan("validation", () -> validate(context)));
        if (context.parameters().path("prune").asBoolean()) {
            plans.add(delegated("prune-ingestion-progress", context));
        }
        return Maintenance.carryOut(plans, context);
    }

    private Chore.Plan delegated(String type, OperationContext context) {
        return new Chore.Plan(type, () -> {
            String result = others.carryOut(Services.INGESTION, type, context);
            return new Chore(type, Chore.DONE, result);
        });
    }

    private Chore validate(OperationContext context) {
        ValidationReport report = validation.ofEverything(context);
        long broken = report.results().stream()
                .filter(result ->
                        result.verdict().exitCode() == 1 || result.verdict().exitCode() == 2)
                .count();
        return new Chore(
                "validation",
                report.verdict().name(),
                broken + " of " + report.results().size() + " rules are broken; report " + report.id());
    }
}
