package io.ballast.monitor.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.incident.IncidentState;

/** Where incidents and their histories are. */
public interface IncidentStore {

    /** Who acts when nobody does. */
    String MONITOR = "monitor";

    /**
     * Something that happened to an incident.
     *
     * @param at business time
     * @param kind what: opened, joined, updated, cleared, resolved, acknowledged, muted
     * @param author who, {@value #MONITOR} for the monitor itself
     * @param detail a sentence for people
     */
    record Entry(Instant at, String kind, String author, String detail) {}

    /**
     * Keeps others from changing incidents until the transaction ends.
     *
     * @return false if another one is at it
     */
    boolean tryLock();

    /** Waits until nobody else changes incidents, and keeps others from it until the transaction ends. */
    void lock();

    /**
     * The incidents that are not resolved.
     *
     * @return critical ones first, then the oldest first
     */
    List<Incident> unresolved();

    /**
     * Incidents.
     *
     * @param states only in these states
     * @param limit at most so many
     * @return the latest opened first
     */
    List<Incident> list(List<IncidentState> states, int limit);

    /**
     * One incident.
     *
     * @param id its id
     * @return empty if there is none
     */
    Optional<Incident> find(UUID id);

    /**
     * Keeps an incident as it is now, and what happened to it.
     *
     * @param incident the incident
     * @param entry what happened
     */
    void save(Incident incident, Entry entry);

    /**
     * What happened to an incident.
     *
     * @param id its id
     * @return oldest first
     */
    List<Entry> history(UUID id);
}
