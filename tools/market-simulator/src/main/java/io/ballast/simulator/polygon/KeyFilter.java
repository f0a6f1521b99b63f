package io.ballast.simulator.polygon;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

import io.ballast.simulator.config.SimulatorSettings;

/** Lets only requests with the right key pass, and no more of them a minute than the settings allow. */
@Provider
@PolygonApi
public class KeyFilter implements ContainerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final SimulatorSettings settings;
    private final RequestQuota quota;

    @Inject
    KeyFilter(SimulatorSettings settings) {
        this.settings = settings;
        this.quota = new RequestQuota(settings.requestsPerMinute(), System::nanoTime);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String key = key(request);
        if (key == null || key.isBlank()) {
            throw PolygonException.noKey();
        }
        if (!key.equals(settings.apiKey())) {
            throw PolygonException.unknownKey();
        }
        if (!quota.take()) {
            throw PolygonException.tooManyRequests();
        }
    }

    private static String key(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith(BEARER)) {
            return header.substring(BEARER.length());
        }
        return request.getUriInfo().getQueryParameters().getFirst("apiKey");
    }
}
