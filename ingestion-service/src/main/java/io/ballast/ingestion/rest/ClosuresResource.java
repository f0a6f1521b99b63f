package io.ballast.ingestion.rest;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;

import io.ballast.ingestion.application.AbsenceLedger;
import io.ballast.ingestion.application.AbsenceLedger.Closure;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;

/** Unscheduled closures of the exchange, declared by a person: on such a day nothing counts as missing. */
@Path("/api/v1/calendar-overrides")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ClosuresResource {

    private final AbsenceLedger ledger;

    @Inject
    ClosuresResource(AbsenceLedger ledger) {
        this.ledger = ledger;
    }

    /** Why the exchange was closed, and who says so. */
    public record Cause(String reason, String author) {}

    @GET
    public List<Closure> closures() {
        return ledger.closures();
    }

    @PUT
    @Path("{session}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Closure close(@PathParam("session") String session, Cause cause) {
        Limits.body(cause);
        LocalDate day = Dates.askedIfAny("session", session).orElse(null);
        if (!ExchangeCalendar.xnys().isSession(day)) {
            throw Problem.badRequest(
                    day + " is no session: the calendar knows that the exchange is closed",
                    "Only a day the calendar takes for a session needs to be closed.");
        }
        Closure closure =
                new Closure(day, Limits.text("reason", cause.reason()), Limits.text("author", cause.author()));
        QuarkusTransaction.requiringNew().run(() -> ledger.close(closure));
        return closure;
    }

    @DELETE
    @Path("{session}")
    public void reopen(@PathParam("session") String session) {
        LocalDate day = Dates.askedIfAny("session", session).orElse(null);
        boolean reopened = QuarkusTransaction.requiringNew().call(() -> ledger.reopen(day));
        if (!reopened) {
            throw Problem.notFound(day + " was not declared closed", "See /api/v1/calendar-overrides.");
        }
    }
}
