package io.ballast.model.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.model.application.Registry;
import io.ballast.model.domain.registry.Alias;
import io.ballast.model.domain.registry.AliasChange;
import io.ballast.model.domain.registry.GateCheck;

/** Champion and challenger, and who was it before. Operations promote-models and rollback-models change them. */
@Path("/api/v1/models/aliases")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class AliasResource {

    private final Registry registry;

    @Inject
    AliasResource(Registry registry) {
        this.registry = registry;
    }

    /**
     * What an alias pointed to from a time on.
     *
     * @param alias champion or challenger
     * @param trainingRunId the training; null if nothing has the alias
     * @param cause promoted, forced, rolled-back, refused, waiting or settled
     * @param author who decided: gate, or a person
     * @param note in the author's words
     * @param checks what the gate said
     * @param changedAt business time
     */
    public record Change(
            String alias,
            UUID trainingRunId,
            String cause,
            String author,
            String note,
            List<GateCheck> checks,
            Instant changedAt) {

        static Change of(AliasChange change) {
            return new Change(
                    change.alias().label(),
                    change.trainingRunId(),
                    change.cause().label(),
                    change.author(),
                    change.note(),
                    change.checks(),
                    change.changedAt());
        }
    }

    @GET
    public ModelResource.Items<Change> current() {
        return new ModelResource.Items<>(Stream.of(Alias.values())
                .flatMap(alias -> registry.current(alias).stream())
                .map(Change::of)
                .toList());
    }

    @GET
    @Path("history")
    public ModelResource.Items<Change> history() {
        return new ModelResource.Items<>(Stream.of(Alias.values())
                .flatMap(alias -> registry.history(alias).stream())
                .map(Change::of)
                .toList());
    }
}
