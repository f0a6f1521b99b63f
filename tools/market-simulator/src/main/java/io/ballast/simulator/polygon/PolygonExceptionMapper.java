package io.ballast.simulator.polygon;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import io.ballast.simulator.wire.Json;

/** Writes errors the way Polygon does. */
@Provider
public class PolygonExceptionMapper implements ExceptionMapper<PolygonException> {
    private final PolygonRequest request;

    @Inject
    PolygonExceptionMapper(PolygonRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(PolygonException error) {
        return Response.status(error.httpStatus())
                .type(MediaType.APPLICATION_JSON)
                .entity(body(error, request.id()))
                .build();
    }

    static byte[] body(PolygonException error, String requestId) {
        return Json.document(300, json -> {
            json.writeStartObject();
            json.writeStringField("status", error.status());
            json.writeStringField("request_id", requestId);
            json.writeStringField(error.textKey(), error.getMessage());
            json.writeEndObject();
        });
    }
}
