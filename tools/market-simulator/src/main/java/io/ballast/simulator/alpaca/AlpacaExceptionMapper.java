package io.ballast.simulator.alpaca;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import io.ballast.simulator.wire.Json;

/** Writes errors the way Alpaca does. */
@Provider
public class AlpacaExceptionMapper implements ExceptionMapper<AlpacaException> {
    @Override
    public Response toResponse(AlpacaException error) {
        byte[] body = Json.document(100, json -> {
            json.writeStartObject();
            if (error.code() != 0) {
                json.writeNumberField("code", error.code());
            }
            json.writeStringField("message", error.getMessage());
            json.writeEndObject();
        });
        return Response.status(error.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .build();
    }
}
