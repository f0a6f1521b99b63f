package io.ballast.model.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.problem.Problem;
import io.ballast.model.application.BackTest;
import io.ballast.model.application.BackTestReport;
import io.ballast.model.application.DriftReport;
import io.ballast.model.application.DriftStore;
import io.ballast.model.application.LiveCheck;
import io.ballast.model.application.LiveReport;
import io.ballast.model.application.ModelReader;

/** What became of published predictions. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class LiveResource {

    private static final int MAX_SESSIONS = 1000;

    private final LiveCheck live;
    private final DriftStore drift;
    private final BackTest backTest;
    private final ModelReader reader;
    private final KnownModels models;

    @Inject
    LiveResource(LiveCheck live, DriftStore drift, BackTest backTest, ModelReader reader, KnownModels models) {
        this.live = live;
        this.drift = drift;
        this.backTest = backTest;
        this.reader = reader;
        this.models = models;
    }

    @GET
    @Path("models/{name}/live")
    public LiveReport live(@PathParam("name") String name, @QueryParam("sessions") @DefaultValue("60") int sessions) {
        return live.of(name, latest(name), checked(sessions));
    }

    @GET
    @Path("models/{name}/backtest")
    public BackTestReport backTest(
            @PathParam("name") String name, @QueryParam("sessions") @DefaultValue("252") int sessions) {
        return backTest.of(name, latest(name), checked(sessions));
    }

    @GET
    @Path("models/drift")
    public DriftReport drift(@QueryParam("session") String session) {
        Optional<LocalDate> asked = date(session);
        return asked.map(drift::find)
                .orElseGet(drift::latest)
                .orElseThrow(() -> Problem.notFound(
                        asked.map(day -> "The drift of session=" + day + " was not measured.")
                                .orElse("No session's drift was measured yet."),
                        "It is measured after a session's predictions are published; ./ballast predict does both."));
    }

    private static Optional<LocalDate> date(String session) {
        try {
            return Optional.ofNullable(session).map(LocalDate::parse);
        } catch (DateTimeException malformed) {
            throw Problem.badRequest("session=" + session + " is not a date.", "Write it as 2018-02-07.");
        }
    }

    private LocalDate latest(String name) {
        models.require(name);
        return reader.latestSession().orElse(LocalDate.EPOCH);
    }

    private static int checked(int sessions) {
        if (sessions < 1 || sessions > MAX_SESSIONS) {
            throw Problem.badRequest("sessions=" + sessions + " is not allowed.", "Use 1 to " + MAX_SESSIONS + ".");
        }
        return sessions;
    }
}
