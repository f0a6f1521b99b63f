package io.ballast.kit.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

/**
 * A database that refuses work for a while (read-only, down, starting, out of connections) is no error of the service:
 * its clients get 503 with a hint, since the same request can succeed later, and not the 500 of a defect.
 */
@ApplicationScoped
class DatabaseUnavailable implements ProblemPostProcessor {

    private static final String READ_ONLY = "25006";
    private static final String CONNECTION_CLASS = "08";
    private static final String RESOURCES_CLASS = "53";
    private static final String SHUTDOWN_PREFIX = "57P";

    /** Before the problem is logged, so that the log and the client see the same. */
    @Override
    public int priority() {
        return 200;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getStatusCode() != Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            return problem;
        }
        return refusal(context.cause).map(DatabaseUnavailable::problem).orElse(problem);
    }

    private static HttpProblem problem(SQLException refusal) {
        boolean readOnly = READ_ONLY.equals(refusal.getSQLState());
        return new Problem(
                Status.SERVICE_UNAVAILABLE,
                readOnly ? "Database read-only" : "Database unavailable",
                "The database refuses this request for now: " + refusal.getMessage(),
                "Nothing was changed. ./ballast health-check tells the database's state; then send the request again.");
    }

    private static Optional<SQLException> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && passes(refused)) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    private static boolean passes(SQLException refused) {
        String state = refused.getSQLState();
        return refused instanceof SQLTransientConnectionException
                || state != null
                        && (state.equals(READ_ONLY)
                                || state.startsWith(CONNECTION_CLASS)
                                || state.startsWith(RESOURCES_CLASS)
                                || state.startsWith(SHUTDOWN_PREFIX));
    }
}
