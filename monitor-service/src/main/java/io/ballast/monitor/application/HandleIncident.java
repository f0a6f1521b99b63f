package io.ballast.monitor.application;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import io.ballast.kit.clock.BusinessClock;
import io.ballast.monitor.domain.incident.Incident;

/** What a person does with an incident, kept with the person's name. */
@Singleton
public class HandleIncident {

    private final IncidentStore incidents;
    private final BusinessClock clock;

    @Inject
    HandleIncident(IncidentStore incidents, BusinessClock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    /**
     * A person has looked at it.
     *
     * @param id the incident
     * @param author who
     * @param note what they make of it
     * @return the incident, empty if there is none
     * @throws IllegalStateException if it is resolved
     */
    @Transactional
    public Optional<Incident> acknowledge(UUID id, String author, String note) {
        Instant now = clock.instant();
        return locked(id)
                .map(incident -> keep(
                        incident.acknowledged(author, now),
                        new IncidentStore.Entry(now, "acknowledged", author, note)));
    }

    /**
     * A person does not want to hear of it for a while.
     *
     * @param id the incident
     * @param until business time, in the future
     * @param author who
     * @param note why
     * @return the incident, empty if there is none
     * @throws IllegalStateException if it is resolved
     * @throws IllegalArgumentException if the time is over
     */
    @Transactional
    public Optional<Incident> mute(UUID id, Instant until, String author, String note) {
        Instant now = clock.instant();
        if (!until.isAfter(now)) {
            throw new IllegalArgumentException(
                    "until=" + until + " is not allowed: a time after " + now + " (the business clock) is expected");
        }
        String detail = "until " + until + ": " + note;
        return locked(id)
                .map(incident ->
                        keep(incident.muted(until, now), new IncidentStore.Entry(now, "muted", author, detail)));
    }

    /** The same lock the rules take, waited for, so that neither overwrites the other. */
    private Optional<Incident> locked(UUID id) {
        incidents.lock();
        return incidents.find(id);
    }

    private Incident keep(Incident incident, IncidentStore.Entry entry) {
        incidents.save(incident, entry);
        return incident;
    }
}
