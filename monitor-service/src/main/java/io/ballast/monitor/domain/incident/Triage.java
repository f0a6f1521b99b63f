package io.ballast.monitor.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Sorts what the rules say into incidents: a symptom stays with the incident that has it, a new one joins the incident of
 * its root cause, and only a cause nobody knows yet opens another.
 */
public final class Triage {

    private final Map<UUID, Incident> incidents = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Instant now;
    private final Supplier<UUID> ids;

    /**
     * Something that became of an incident.
     *
     * @param incident the incident after it
     * @param kind what happened
     * @param symptom the symptom concerned
     */
    public record Change(Incident incident, Kind kind, Symptom symptom) {}

    /** What may happen to an incident by itself. */
    public enum Kind {
        /** A new cause. */
        OPENED,
        /** One more symptom. */
        JOINED,
        /** A symptom has another value or session. */
        UPDATED,
        /** A symptom is gone, others are not. */
        CLEARED,
        /** The last symptom is gone. */
        RESOLVED
    }

    private Triage(List<Incident> open, Instant now, Supplier<UUID> ids) {
        open.forEach(incident -> incidents.put(incident.id(), incident));
        this.now = now;
        this.ids = ids;
    }

    /**
     * Sorts findings.
     *
     * @param open the incidents that are not resolved
     * @param findings what the rules say; a rule that could not be judged is not among them, and stays as it is
     * @param now business time
     * @param ids gives the id of a new incident
     * @return what changes, in order
     */
    public static List<Change> of(List<Incident> open, List<Finding> findings, Instant now, Supplier<UUID> ids) {
        Triage triage = new Triage(open, now, ids);
        findings.stream().filter(Finding::breached).forEach(triage::breached);
        findings.stream().filter(finding -> !finding.breached()).forEach(triage::cleared);
        return triage.changes;
    }

    private void breached(Finding finding) {
        Symptom symptom = finding.symptom();
        Optional<Incident> holder = holder(symptom.rule());
        if (holder.isPresent()) {
            Symptom before = holder.get().symptom(symptom.rule()).orElseThrow();
            if (!before.equals(symptom.since(before))) {
                note(holder.get().with(symptom, now), Kind.UPDATED, symptom);
            }
            return;
        }
        Optional<Incident> sameCause = incidents.values().stream()
                .filter(incident -> incident.state() != IncidentState.RESOLVED)
                .filter(incident -> incident.cause().equals(finding.cause().key()))
                .findFirst();
        if (sameCause.isPresent()) {
            note(sameCause.get().with(symptom, now), Kind.JOINED, symptom);
        } else {
            String title = finding.cause().title();
            note(Incident.opened(ids.get(), finding.cause().key(), title, symptom, now), Kind.OPENED, symptom);
        }
    }

    private void cleared(Finding finding) {
        Symptom symptom = finding.symptom();
        holder(symptom.rule()).ifPresent(incident -> {
            Incident after = incident.cleared(symptom.rule(), symptom.message(), now);
            Kind kind = after.state() == IncidentState.RESOLVED ? Kind.RESOLVED : Kind.CLEARED;
            note(after, kind, symptom);
        });
    }

    private Optional<Incident> holder(String rule) {
        return incidents.values().stream()
                .filter(incident -> incident.state() != IncidentState.RESOLVED)
                .filter(incident -> incident.symptom(rule).isPresent())
                .findFirst();
    }

    private void note(Incident after, Kind kind, Symptom symptom) {
        incidents.put(after.id(), after);
        changes.add(new Change(after, kind, symptom));
    }
}
