package io.ballast.monitor.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.config.HealingSettings;
import io.ballast.monitor.domain.pipeline.PipelineKind;
import io.ballast.monitor.domain.pipeline.PipelineRun;
import io.ballast.monitor.domain.pipeline.PlannedStep;

/**
 * Heals: finds gaps, asks for those that can be repaired, looks what came back, and sees the features and, while the
 * session may still be decided on, its predictions follow.
 *
 * <p>Parameters: {@code dryRun}, false by default; {@code approve}, false by default, with {@code author} and {@code note}.
 */
@Singleton
public class HealGaps implements OperationHandler {

    /** The operation's type. */
    public static final String TYPE = PipelineKind.HEALING.operationType();

    private final PlanHealing planning;
    private final AskForRepair asking;
    private final HealingStore store;
    private final RunStore runs;
    private final AwaitedStep awaited;
    private final SettledSessions settled;
    private final BusinessClock clock;
    private final Event<DataChanged> changes;

    @Inject
    HealGaps(
            PlanHealing planning,
            AskForRepair asking,
            HealingStore store,
            RunStore runs,
            AwaitedStep awaited,
            SettledSessions settled,
            BusinessClock clock,
            Event<DataChanged> changes) {
        this.planning = planning;
        this.asking = asking;
        this.store = store;
        this.runs = runs;
        this.awaited = awaited;
        this.settled = settled;
        this.clock = clock;
        this.changes = changes;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        boolean approved = flag(parameters, "approve");
        flag(parameters, "dryRun");
        if (approved
                && (text(parameters, "author").isEmpty()
                        || text(parameters, "note").isEmpty())) {
            throw new IllegalArgumentException(
                    "approve=true needs an author and a note: who lets the repair go beyond" + " the brake, and why");
        }
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        JsonNode asked = context.parameters();
        boolean approved = flag(asked, "approve");
        HealingSettings settings = HealingSettings.from(context.variables());
        PlanHealing.Outlook outlook = planning.outlook(settings.policy(), approved);
        HealingReport report = HealingReport.planned(outlook);
        if (flag(asked, "dryRun")) {
            return OperationOutcome.succeeded(report);
        }
        String runId = context.runId();
        boolean askedBefore = store.find(runId).isPresent();
        if (!askedBefore && outlook.plan().requests().isEmpty()) {
            return outcome(report);
        }
        Instant now = Instant.now();
        runs.change(runId, () -> PipelineRun.planned(runId, PipelineKind.HEALING, now), run -> run);
        if (!askedBefore) {
            String author = approved ? text(asked, "author") : IncidentStore.MONITOR;
            asking.ask(runId, outlook.plan(), author, approved ? text(asked, "note") : "within the brake");
        }
        return outcome(repair(context, report));
    }

    private HealingReport repair(OperationContext context, HealingReport report) {
        String runId = context.runId();
        context.progress(0, 2, "steps");
        awaited.complete(PlannedStep.REPAIR, context);
        store.verify(runId, clock.instant());
        HealingStore.Healing healing = store.find(runId).orElseThrow();
        context.progress(1, 2, "steps");
        String decision = healing.healed() == 0 ? "nothing came back, so nothing follows" : follow(context);
        runs.change(runId, null, run -> run.finished(run.doneState(), Instant.now(), null));
        changes.fire(new DataChanged(true));
        context.progress(2, 2, "steps");
        return report.done(healing, decision);
    }

    /** Features follow in any case; models only while what they predict can still be certified. */
    private String follow(OperationContext context) {
        awaited.complete(PlannedStep.FEATURES, context);
        Optional<LocalDate> latest = awaited.builtSession(context);
        if (latest.isPresent() && settled.contains(latest.get())) {
            return "features are rebuilt; " + latest.get() + " was certified before its next open and stays as it was";
        }
        awaited.complete(PlannedStep.TRAIN, context);
        awaited.certificate(context);
        return "features are rebuilt, the session is predicted and decided on anew";
    }

    private static OperationOutcome outcome(HealingReport report) {
        return report.question() == null
                ? OperationOutcome.succeeded(report)
                : OperationOutcome.partial(report, report.question());
    }

    private static String text(JsonNode parameters, String name) {
        return parameters.path(name).asText("").strip();
    }

    private static boolean flag(JsonNode parameters, String name) {
        JsonNode value = parameters.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw new IllegalArgumentException(name + "=" + value + " is not allowed: true or false is expected");
        }
        return value.asBoolean();
    }
}
