package io.ballast.monitor.rest;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.ControlledClock;
import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.StatusBoard;

/** The business clock: shown, and moved where it is not the system's. */
@Path("/api/v1/clock")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public class ClockResource {

    private final ControlledClock clock;
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final StatusBoard board;

    @Inject
    ClockResource(ControlledClock clock, ExchangeCalendar calendar, PublishSchedule schedule, StatusBoard board) {
        this.clock = clock;
        this.calendar = calendar;
        this.schedule = schedule;
        this.board = board;
    }

    /**
     * The business clock.
     *
     * @param instant business time
     * @param controlled whether it may be moved
     * @param lastDueSession latest session whose bars are due by then
     * @param nextOpen when the session after that one opens
     */
    public record ClockReply(Instant instant, boolean controlled, LocalDate lastDueSession, Instant nextOpen) {}

    /**
     * A wish for the clock.
     *
     * @param instant where to move it
     */
    public record ClockRequest(Instant instant) {}

    @GET
    public ClockReply get() {
        return reply(clock.instant());
    }

    @PUT
    public ClockReply move(ClockRequest request, @QueryParam("force") @DefaultValue("false") boolean force) {
        if (request == null || request.instant() == null) {
            throw Problem.badRequest("The request names no instant.", "Send {\"instant\": \"2024-12-31T23:00:00Z\"}.");
        }
        if (!clock.isControlled()) {
            throw Problem.conflict(
                    "The business clock is the system's and cannot be moved.",
                    "Start with BALLAST_CLOCK set to an instant, as the demo does.");
        }
        Instant before = clock.instant();
        if (request.instant().isBefore(before) && !force) {
            throw Problem.conflict(
                    "The clock stands at " + before + " and would move back to " + request.instant() + ".",
                    "Add ?force=true if what is known by now may look as if it came from the future.");
        }
        ClockReply reply = reply(request.instant());
        clock.moveTo(request.instant());
        board.refresh();
        return reply;
    }

    private ClockReply reply(Instant instant) {
        try {
            LocalDate due = schedule.lastDueSession(instant);
            return new ClockReply(instant, clock.isControlled(), due, calendar.open(calendar.next(due)));
        } catch (IllegalArgumentException outOfRange) {
            throw Problem.badRequest(outOfRange.getMessage(), "Choose an instant the exchange calendar covers.");
        }
    }
}
