package io.ballast.model.rest;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.problem.Problem;
import io.ballast.model.application.MeasureImpact;
import io.ballast.model.domain.prediction.DecisionImpact;

/** What missing or doubtful cells do to the decision of a session. Nothing is stored. */
@Path("/api/v1/decision-impacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public class ImpactResource {

    private static final int MAX_SYMBOLS = 20_000;

    private final MeasureImpact measure;

    @Inject
    ImpactResource(MeasureImpact measure) {
        this.measure = measure;
    }

    /**
     * Which cells.
     *
     * @param session the session
     * @param symbols whose cells on it
     */
    public record Cells(LocalDate session, List<String> symbols) {}

    @POST
    public DecisionImpact measure(Cells cells) {
        if (cells == null
                || cells.session() == null
                || cells.symbols() == null
                || cells.symbols().contains(null)) {
            throw Problem.badRequest(
                    "The request names no session or no symbols.",
                    "Send {\"session\": \"2018-02-07\", \"symbols\": [\"ABC\"]}.");
        }
        if (cells.symbols().size() > MAX_SYMBOLS) {
            throw Problem.badRequest(
                    cells.symbols().size() + " symbols are not allowed: at most " + MAX_SYMBOLS + " are expected.",
                    "Name the symbols whose cells are missing.");
        }
        try {
            return measure.of(cells.session(), new HashSet<>(cells.symbols()));
        } catch (OperationFailedException nothing) {
            throw Problem.badRequest(nothing.getMessage(), nothing.hint());
        }
    }
}
