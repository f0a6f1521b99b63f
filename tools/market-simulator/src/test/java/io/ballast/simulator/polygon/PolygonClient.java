package io.ballast.simulator.polygon;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;

import static io.restassured.RestAssured.given;

/** Asks the simulator over HTTP as a client of Polygon would. */
final class PolygonClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_PAGES = 500;

    private PolygonClient() {}

    static Response get(String pathAndQuery) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer demo")
                .get(pathAndQuery);
    }

    static String text(String pathAndQuery) {
        Response response = get(pathAndQuery);
        if (response.statusCode() != 200) {
            throw new AssertionError(pathAndQuery + ": " + response.statusCode() + " " + response.asString());
        }
        return response.asString();
    }

    static JsonNode json(String pathAndQuery) {
        return parse(text(pathAndQuery));
    }

    /** The rows of all pages. */
    static List<JsonNode> rows(String pathAndQuery) {
        List<JsonNode> rows = new ArrayList<>();
        String next = pathAndQuery;
        for (int page = 0; next != null; page++) {
            if (page > MOST_PAGES) {
                throw new AssertionError("no end of pages: " + next);
            }
            JsonNode reply = json(next);
            reply.path("results").forEach(rows::add);
            next = reply.has("next_url") ? relative(reply.get("next_url").asText()) : null;
        }
        return rows;
    }

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String relative(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
