package io.ballast.monitor.rest;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.AttributionStore;
import io.ballast.monitor.application.HandleIncident;
import io.ballast.monitor.application.ImpactStore;
import io.ballast.monitor.application.IncidentStore;
import io.ballast.monitor.application.WatchRules;
import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.incident.IncidentState;

/** Incidents: what is wrong, since when, and what was done about it. */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public class IncidentResource {

    private static final int MAX_LIMIT = 500;
    private static final List<IncidentState> UNRESOLVED = List.of(IncidentState.OPEN, IncidentState.ACKNOWLEDGED);

    private final IncidentStore incidents;
    private final AttributionStore attributions;
    private final ImpactStore impacts;
    private final HandleIncident handle;
    private final WatchRules rules;

    @Inject
    IncidentResource(
            IncidentStore incidents,
            AttributionStore attributions,
            ImpactStore impacts,
            HandleIncident handle,
            WatchRules rules) {
        this.incidents = incidents;
        this.attributions = attributions;
        this.impacts = impacts;
        this.handle = handle;
        this.rules = rules;
    }

    /**
     * Incidents, the latest opened first.
     *
     * @param items the incidents, without their histories
     */
    public record Page(List<IncidentReply> items) {}

    /**
     * What a person does with an incident.
     *
     * @param author who
     * @param note why
     * @param until until when to mute it, business time as an instant; only for muting
     */
    public record Decision(String author, String note, String until) {}

    @GET
    public Page list(
            @QueryParam("state") @DefaultValue("unresolved") String state,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.badRequest(
                    "limit=" + limit + " is not allowed: 1 to " + MAX_LIMIT + " is expected.", "Correct the limit.");
        }
        List<IncidentState> wanted = states(state);
        Stream<Incident> unwritten = rules.unwritten().stream().filter(one -> wanted.contains(one.state()));
        return new Page(Stream.concat(unwritten, incidents.list(wanted, limit).stream())
                .limit(limit)
                .map(IncidentReply::of)
                .toList());
    }

    @GET
    @Path("{id}")
    public IncidentReply get(@PathParam("id") String id) {
        UUID known = uuid(id);
        return reply(rules.unwritten().filter(one -> one.id().equals(known)).or(() -> incidents.find(known)), known);
    }

    @POST
    @Path("{id}/acknowledgement")
    public IncidentReply acknowledge(@PathParam("id") String id, Decision decision) {
        UUID known = uuid(id);
        requireReasons(decision);
        return decide(known, () -> handle.acknowledge(known, decision.author(), decision.note()));
    }

    @POST
    @Path("{id}/mute")
    public IncidentReply mute(@PathParam("id") String id, Decision decision) {
        UUID known = uuid(id);
        requireReasons(decision);
        Instant until = Dates.instantAskedIfAny("until", decision.until())
                .orElseThrow(() -> Problem.badRequest(
                        "The request says not until when.", "Send \"until\": \"2024-12-31T23:00:00Z\"."));
        return decide(known, () -> handle.mute(known, until, decision.author(), decision.note()));
    }

    private IncidentReply decide(UUID id, Supplier<Optional<Incident>> decision) {
        try {
            return reply(decision.get(), id);
        } catch (IllegalStateException resolved) {
            throw Problem.conflict(resolved.getMessage(), "A new breach opens a new incident.");
        } catch (IllegalArgumentException refused) {
            throw Problem.badRequest(refused.getMessage(), "Choose a later time.");
        }
    }

    private IncidentReply reply(Optional<Incident> found, UUID id) {
        Incident incident = found.orElseThrow(() ->
                Problem.notFound("There is no incident " + id + ".", "GET /api/v1/incidents?state=all lists them."));
        return IncidentReply.of(incident, impacts.of(id).orElse(null), attributions.of(id), incidents.history(id));
    }

    private static void requireReasons(Decision decision) {
        boolean complete = decision != null
                && decision.author() != null
                && !decision.author().isBlank()
                && decision.note() != null
                && !decision.note().isBlank();
        if (!complete) {
            throw Problem.badRequest(
                    "A decision on an incident needs its author and a note.",
                    "Send {\"author\": \"who\", \"note\": \"why\"}.");
        }
    }

    private static List<IncidentState> states(String wanted) {
        return switch (wanted) {
            case "all" -> Arrays.asList(IncidentState.values());
            case "unresolved" -> UNRESOLVED;
            default ->
                Arrays.stream(IncidentState.values())
                        .filter(state -> state.label().equals(wanted))
                        .findFirst()
                        .map(List::of)
                        .orElseThrow(() -> Problem.badRequest(
                                "state=" + wanted
                                        + " is not allowed: unresolved, open, acknowledged, resolved or all is expected.",
                                "Correct the state."));
        };
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw Problem.notFound("There is no incident " + id + ".", "GET /api/v1/incidents?state=all lists them.");
        }
    }
}
