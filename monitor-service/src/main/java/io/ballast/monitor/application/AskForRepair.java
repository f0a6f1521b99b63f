package io.ballast.monitor.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import io.ballast.contracts.RemediationRequested;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.event.Outbox;
import io.ballast.monitor.domain.cause.RootCause;
import io.ballast.monitor.domain.cause.Stage;
import io.ballast.monitor.domain.healing.HealingPlan;
import io.ballast.monitor.domain.incident.Incident;

/** Asks ingestion for cells: keeps them, notes it with the incidents concerned, and tells, all or nothing. */
@Singleton
class AskForRepair {

    private static final Logger LOG = Logger.getLogger(AskForRepair.class);

    private final HealingStore store;
    private final IncidentStore incidents;
    private final Outbox outbox;
    private final BusinessClock clock;

    @Inject
    AskForRepair(HealingStore store, IncidentStore incidents, Outbox outbox, BusinessClock clock) {
        this.store = store;
        this.incidents = incidents;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Asks for the plan's cells, at least one; once per run. */
    @Transactional
    void ask(String runId, HealingPlan plan, String author, String note) {
        Instant now = clock.instant();
        store.ask(runId, plan.requests(), author, note, now);
        incidents.lock();
        List<Incident> concerned = incidents.unresolved().stream()
                .filter(AskForRepair::isAboutBars)
                .toList();
        String what = plan.requests().size() + " cells of " + plan.symbols().size() + " symbols are asked for again, "
                + plan.sessions().firstKey() + " to " + plan.sessions().lastKey() + " (run " + runId + ")";
        concerned.forEach(
                incident -> incidents.save(incident, new IncidentStore.Entry(now, "repair-requested", author, what)));
        outbox.publish(
                runId,
                new RemediationRequested(
                        concerned.stream().findFirst().map(Incident::id).orElseGet(() -> UUID.fromString(runId)),
                        RemediationRequested.REFETCH_CELLS,
                        List.copyOf(plan.symbols().keySet()),
                        plan.sessions().firstKey(),
                        plan.sessions().lastKey(),
                        null));
        LOG.infof("Healing: %s", what);
    }

    /** Bars of a day nobody ran are missing, too. */
    private static boolean isAboutBars(Incident incident) {
        return incident.cause().startsWith(Stage.BARS.label() + ":")
                || incident.cause().equals(Stage.DECISION.label() + ":" + RootCause.NOT_RUN);
    }
}
