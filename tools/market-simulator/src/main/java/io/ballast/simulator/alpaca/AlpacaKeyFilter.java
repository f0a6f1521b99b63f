package io.ballast.simulator.alpaca;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Lets only requests with the right keys pass, and no more of them a minute than the settings allow. */
@Provider
@AlpacaApi
public class AlpacaKeyFilter implements ContainerRequestFilter {
    private final AlpacaAccess access;

    @Inject
    AlpacaKeyFilter(AlpacaAccess access) {
        this.access = access;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        access.check(request.getHeaderString("APCA-API-KEY-ID"), request.getHeaderString("APCA-API-SECRET-KEY"));
    }
}
