package io.ballast.simulator.polygon;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Lets only requests with the right key pass, and no more of them a minute than the settings allow. */
@Provider
@PolygonApi
public class KeyFilter implements ContainerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final AccessControl access;

    @Inject
    KeyFilter(AccessControl access) {
        this.access = access;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        boolean isBearer = header != null && header.startsWith(BEARER);
        access.check(
                isBearer
                        ? header.substring(BEARER.length())
                        : request.getUriInfo().getQueryParameters().getFirst("apiKey"));
    }
}
