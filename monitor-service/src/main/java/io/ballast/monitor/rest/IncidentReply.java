package io.ballast.monitor.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ballast.monitor.application.IncidentStore;
import io.ballast.monitor.domain.cause.Attribution;
import io.ballast.monitor.domain.decision.DecisionImpact;
import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.rule.Verdict;

/**
 * One incident.
 *
 * @param id its id
 * @param cause key of its root cause
 * @param title the cause in a sentence
 * @param severity the worst of its symptoms
 * @param state open, acknowledged or resolved
 * @param session the first session concerned
 * @param symptoms the rules in breach; once resolved, the last ones
 * @param openedAt business time
 * @param updatedAt business time
 * @param acknowledgedBy who looked at it, null if nobody did
 * @param mutedUntil until when it is muted, null if it never was
 * @param resolvedAt business time, null before that
 * @param evidence what shows that it ended, null before that
 * @param decision what its missing cells do to the decision; null in lists, and where nobody could tell
 * @param attributions where the loss behind each rule lies; null in lists
 * @param history what happened to it, oldest first; null in lists
 */
public record IncidentReply(
        UUID id,
        String cause,
        String title,
        Verdict severity,
        String state,
        LocalDate session,
        List<Symptom> symptoms,
        Instant openedAt,
        Instant updatedAt,
        String acknowledgedBy,
        Instant mutedUntil,
        Instant resolvedAt,
        String evidence,
        DecisionImpact decision,
        Map<String, Attribution> attributions,
        List<IncidentStore.Entry> history) {

    static IncidentReply of(Incident incident) {
        return of(incident, null, null, null);
    }

    static IncidentReply of(
            Incident incident,
            DecisionImpact decision,
            Map<String, Attribution> attributions,
            List<IncidentStore.Entry> history) {
        return new IncidentReply(
                incident.id(),
                incident.cause(),
                incident.title(),
                incident.severity(),
                incident.state().label(),
                incident.session(),
                incident.symptoms(),
                incident.openedAt(),
                incident.updatedAt(),
                incident.acknowledgedBy(),
                incident.mutedUntil(),
                incident.resolvedAt(),
                incident.evidence(),
                decision,
                attributions,
                history);
    }
}
