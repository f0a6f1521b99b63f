package io.ballast.ingestion.provider.polygon;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;

import io.quarkus.rest.client.reactive.Url;
import org.jboss.resteasy.reactive.RestResponse;

/** The one HTTP call there is: a GET with the key in a header. Paths and queries are made by {@link PolygonProvider}. */
@Path("")
public interface PolygonApi {

    /**
     * Asks.
     *
     * @param uri base URL, path and query
     * @param authorization {@code Bearer} and the key
     * @return status, headers and body, whatever the status
     */
    @GET
    RestResponse<byte[]> get(@Url String uri, @HeaderParam("Authorization") String authorization);
}
