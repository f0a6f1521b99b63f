package io.ballast.monitor.domain.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ballast.monitor.domain.rule.Verdict;

/**
 * One root cause and all its symptoms. It is open, may be acknowledged by a person, and is resolved once every symptom is
 * gone. Times are business time.
 *
 * @param id its id
 * @param cause key of its root cause
 * @param title the cause in a sentence
 * @param severity the worst of its symptoms; once resolved, the worst there was
 * @param state how far it is
 * @param session the first session concerned
 * @param symptoms the rules in breach; once resolved, the last ones
 * @param openedAt when it was opened
 * @param updatedAt when it changed last
 * @param acknowledgedBy who looked at it, null if nobody did
 * @param mutedUntil until when nobody wants to hear of it, null if it was never muted
 * @param resolvedAt when it ended, null before that
 * @param evidence what shows that it ended, null before that
 */
public record Incident(
        UUID id,
        String cause,
        String title,
        Verdict severity,
        IncidentState state,
        LocalDate session,
        List<Symptom> symptoms,
        Instant openedAt,
        Instant updatedAt,
        String acknowledgedBy,
        Instant mutedUntil,
        Instant resolvedAt,
        String evidence) {

    /** Refuses an incident without symptoms, and one that ended without evidence. */
    public Incident {
        symptoms = List.copyOf(symptoms);
        if (symptoms.isEmpty()) {
            throw new IllegalArgumentException("incident " + id + " has no symptom");
        }
        if ((state == IncidentState.RESOLVED) != (resolvedAt != null && evidence != null)) {
            throw new IllegalArgumentException("incident " + id + " is " + state + " with evidence '" + evidence + "'");
        }
    }

    /** A new incident with its first symptom. */
    static Incident opened(UUID id, String cause, String title, Symptom first, Instant at) {
        return new Incident(
                id,
                cause,
                title,
                first.severity(),
                IncidentState.OPEN,
                first.since(),
                List.of(first),
                at,
                at,
                null,
                null,
                null,
                null);
    }

    /**
     * The symptom of a rule.
     *
     * @param rule the rule's name
     * @return empty if the rule is no symptom of this
     */
    public Optional<Symptom> symptom(String rule) {
        return symptoms.stream().filter(symptom -> symptom.rule().equals(rule)).findFirst();
    }

    /**
     * Whether somebody wants to hear of it.
     *
     * @param now business time
     * @return false while it is muted
     */
    public boolean isMuted(Instant now) {
        return mutedUntil != null && now.isBefore(mutedUntil);
    }

    /** This with a symptom added or replaced. */
    Incident with(Symptom symptom, Instant at) {
        List<Symptom> all = new ArrayList<>(without(symptom.rule()));
        all.add(symptom(symptom.rule()).map(symptom::since).orElse(symptom));
        return having(all, at);
    }

    /** This without a symptom; the last one resolves it. */
    Incident cleared(String rule, String proof, Instant at) {
        List<Symptom> left = without(rule);
        return left.isEmpty()
                ? new Incident(
                        id,
                        cause,
                        title,
                        severity,
                        IncidentState.RESOLVED,
                        session,
                        symptoms,
                        openedAt,
                        at,
                        acknowledgedBy,
                        mutedUntil,
                        at,
                        proof)
                : having(left, at);
    }

    /**
     * A person has looked at it.
     *
     * @param author who
     * @param at business time
     * @return the incident, acknowledged
     * @throws IllegalStateException if it is resolved
     */
    public Incident acknowledged(String author, Instant at) {
        requireUnresolved("acknowledged");
        List<Symptom> seen =
                symptoms.stream().map(symptom -> symptom.acknowledged(author)).toList();
        return copy(IncidentState.ACKNOWLEDGED, seen, author, mutedUntil, at);
    }

    /**
     * Nobody wants to hear of it for a while.
     *
     * @param until business time
     * @param at business time
     * @return the incident, muted
     * @throws IllegalStateException if it is resolved
     */
    public Incident muted(Instant until, Instant at) {
        requireUnresolved("muted");
        return copy(state, symptoms, acknowledgedBy, until, at);
    }

    private void requireUnresolved(String what) {
        if (state == IncidentState.RESOLVED) {
            throw new IllegalStateException(
                    "Incident " + id + " was resolved at " + resolvedAt + " and cannot be " + what + ".");
        }
    }

    private List<Symptom> without(String rule) {
        return symptoms.stream().filter(symptom -> !symptom.rule().equals(rule)).toList();
    }

    private Incident having(List<Symptom> all, Instant at) {
        Verdict worst = Verdict.worst(all.stream().map(Symptom::severity).toList());
        LocalDate first =
                all.stream().map(Symptom::since).min(LocalDate::compareTo).orElse(session);
        LocalDate began = first.isBefore(session) ? first : session;
        return new Incident(
                id,
                cause,
                title,
                worst,
                state,
                began,
                all,
                openedAt,
                at,
                acknowledgedBy,
                mutedUntil,
                resolvedAt,
                evidence);
    }

    private Incident copy(IncidentState next, List<Symptom> now, String author, Instant until, Instant at) {
        return new Incident(
                id, cause, title, severity, next, session, now, openedAt, at, author, until, resolvedAt, evidence);
    }
}
