package io.ballast.monitor.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.ServiceUnreachableException;

/** A service behind the monitor that does not answer: 503 with a hint. */
@Provider
public class UnreachableMapper implements ExceptionMapper<ServiceUnreachableException> {

    @Override
    public Response toResponse(ServiceUnreachableException down) {
        return new Problem(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "Service unreachable",
                        down.getMessage(),
                        "./ballast status shows which services run.")
                .toResponse();
    }
}
