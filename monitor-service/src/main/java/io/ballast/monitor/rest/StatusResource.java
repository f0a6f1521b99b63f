package io.ballast.monitor.rest;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import org.jboss.resteasy.reactive.RestStreamElementType;

import io.ballast.monitor.application.StatusBoard;
import io.ballast.monitor.application.StatusSnapshot;

/** Everything at a glance, once or live. */
@Path("/api/v1/status")
@Singleton
public class StatusResource {

    private final BroadcastProcessor<StatusSnapshot> updates = BroadcastProcessor.create();
    private final StatusBoard board;

    @Inject
    StatusResource(StatusBoard board) {
        this.board = board;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public StatusReply get() {
        return StatusReply.of(board.current());
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    public Multi<StatusReply> events() {
        // The board speaks at least every ten seconds, so no stream is silent long enough to be taken for dead.
        Multi<StatusSnapshot> live = updates.onOverflow().dropPreviousItems();
        return Multi.createBy()
                .merging()
                .streams(Multi.createFrom().item(board.current()), live)
                .map(StatusReply::of);
    }

    void onUpdate(@Observes StatusSnapshot snapshot) {
        updates.onNext(snapshot);
    }
}
