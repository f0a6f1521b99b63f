package io.ballast.kit.problem;

import java.net.URI;

import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** An error a client can act on; becomes {@code application/problem+json} with the extra member {@code hint}. */
public final class Problem extends HttpProblem {

    private static final long serialVersionUID = 1L;

    /**
     * @param status the HTTP status
     * @param title what kind of problem it is, the same for each occurrence
     * @param detail what happened this time, naming the offending value
     * @param hint what the client can do about it
     */
    public Problem(Status status, String title, String detail, String hint) {
        super(builder()
                .withType(URI.create("urn:ballast:problem:"
                        + title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-")))
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail)
                .with("hint", hint));
    }

    /** A request that cannot be understood or names values that are not allowed. */
    public static Problem badRequest(String detail, String hint) {
        return new Problem(Status.BAD_REQUEST, "Bad request", detail, hint);
    }

    /** Something that is not there. */
    public static Problem notFound(String detail, String hint) {
        return new Problem(Status.NOT_FOUND, "Not found", detail, hint);
    }

    /** A request that does not fit the present state. */
    public static Problem conflict(String detail, String hint) {
        return new Problem(Status.CONFLICT, "Conflict", detail, hint);
    }
}
