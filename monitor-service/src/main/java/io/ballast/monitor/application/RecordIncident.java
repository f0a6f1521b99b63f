package io.ballast.monitor.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.contracts.Severity;
import io.ballast.contracts.ThresholdBreached;
import io.ballast.contracts.ThresholdCleared;
import io.ballast.kit.event.Outbox;
import io.ballast.monitor.domain.cause.Attribution;
import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.incident.Triage;
import io.ballast.monitor.domain.rule.Verdict;

/** Keeps what became of an incident, and tells it: in its history, as an event, in the log. */
@Singleton
class RecordIncident {

    private static final Logger LOG = Logger.getLogger("io.ballast.monitor.incident");

    /** How many parts of a loss an event names. */
    private static final int PARTS = 5;

    private final IncidentStore incidents;
    private final AttributionStore attributions;
    private final Outbox outbox;

    @Inject
    RecordIncident(IncidentStore incidents, AttributionStore attributions, Outbox outbox) {
        this.incidents = incidents;
        this.attributions = attributions;
        this.outbox = outbox;
    }

    /** Takes part in the caller's transaction. */
    void record(Triage.Change change, Optional<Attribution> attribution, Instant now) {
        Incident incident = change.incident();
        Symptom symptom = change.symptom();
        String kind = change.kind().name().toLowerCase(Locale.ROOT);
        incidents.save(incident, new IncidentStore.Entry(now, kind, IncidentStore.MONITOR, symptom.message()));
        attribution.ifPresent(known -> attributions.keep(incident.id(), symptom.rule(), known));
        if (change.kind() == Triage.Kind.OPENED || change.kind() == Triage.Kind.JOINED) {
            outbox.publish(incident.id().toString(), breached(incident, symptom, attribution));
        } else if (change.kind() != Triage.Kind.UPDATED) {
            outbox.publish(incident.id().toString(), cleared(incident, symptom));
        }
        tell(change);
    }

    /** Only says it in the log, where nothing can be written. */
    void tell(Triage.Change change) {
        Incident incident = change.incident();
        Symptom symptom = change.symptom();
        String kind = change.kind().name().toLowerCase(Locale.ROOT);
        String what =
                "Incident " + incident.id() + " " + kind + ": " + incident.title() + " (" + symptom.message() + ")";
        switch (change.kind()) {
            case OPENED, JOINED ->
                LOG.log(symptom.severity() == Verdict.CRITICAL ? Logger.Level.ERROR : Logger.Level.WARN, what);
            case CLEARED, RESOLVED -> LOG.info(what);
            case UPDATED -> LOG.debug(what);
        }
    }

    private static ThresholdBreached breached(Incident incident, Symptom symptom, Optional<Attribution> attribution) {
        List<String> causes = new ArrayList<>(List.of(incident.title()));
        attribution.ifPresent(known -> causes.addAll(known.sentences(PARTS)));
        return new ThresholdBreached(
                incident.id(),
                symptom.rule(),
                severity(symptom),
                symptom.value(),
                symptom.threshold(),
                symptom.session(),
                causes);
    }

    private static ThresholdCleared cleared(Incident incident, Symptom symptom) {
        return new ThresholdCleared(
                incident.id(),
                symptom.rule(),
                severity(symptom),
                symptom.value(),
                symptom.threshold(),
                symptom.session(),
                List.of(incident.title()));
    }

    private static Severity severity(Symptom symptom) {
        return symptom.severity() == Verdict.CRITICAL ? Severity.CRITICAL : Severity.WARNING;
    }
}
