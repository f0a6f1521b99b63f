package io.ballast.monitor.rest;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.CertificateStore;

/** Decisions on sessions: whether their predictions may be traded on, and why not. */
@Path("/api/v1/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class CertificateResource {

    private static final int MAX_LIMIT = 500;

    private final CertificateStore certificates;

    @Inject
    CertificateResource(CertificateStore certificates) {
        this.certificates = certificates;
    }

    /**
     * Decisions, newest session first. Of a session the one that stands comes first: the latest made before the next open,
     * or, if none was, the latest; then those before it and those that came late.
     *
     * @param items the decisions
     */
    public record Page(List<CertificateReply> items) {}

    @GET
    public Page list(@QueryParam("session") String session, @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.badRequest(
                    "limit=" + limit + " is not allowed: 1 to " + MAX_LIMIT + " is expected.", "Correct the limit.");
        }
        return new Page(certificates.list(Dates.askedIfAny("session", session), limit).stream()
                .map(CertificateReply::of)
                .toList());
    }
}
