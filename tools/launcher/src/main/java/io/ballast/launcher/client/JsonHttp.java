package io.ballast.launcher.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** JSON over HTTP with the failures a verb can explain. */
public final class JsonHttp {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final String baseUrl;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();

    /**
     * A client of one server.
     *
     * @param name how to call it in messages, such as {@code the monitor}
     * @param baseUrl where it answers, without a slash at the end
     */
    public JsonHttp(String name, String baseUrl) {
        this(name, baseUrl, ANSWER_PATIENCE);
    }

    /**
     * A client of one server.
     *
     * @param name how to call it in messages, such as {@code the monitor}
     * @param baseUrl where it answers, without a slash at the end
     * @param patience how long to wait for an answer
     */
    public JsonHttp(String name, String baseUrl, Duration patience) {
        this.name = name;
        this.patience = patience;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /**
     * Reads.
     *
     * @param path path and query, from the slash
     * @return the answer, a missing node if it is empty
     * @throws RemoteFailure if the server refuses or cannot be reached
     */
    public JsonNode get(String path) {
        return send("GET", path, null, Map.of());
    }

    /**
     * Sends a body.
     *
     * @param method {@code POST} or {@code PUT}
     * @param path path and query, from the slash
     * @param body what to send, null for nothing
     * @param headers further headers
     * @return the answer, a missing node if it is empty
     * @throws RemoteFailure if the server refuses or cannot be reached
     */
    public JsonNode send(String method, String path, JsonNode body, Map<String, String> headers) {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(patience)
                .header("Accept", "application/json, application/problem+json")
                .method(method, content);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return read(exchange(request.build()), path);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException problem) {
            throw RemoteFailure.unreachable(name, baseUrl, problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.unreachable(name, baseUrl, interrupted);
        }
    }

    private JsonNode read(HttpResponse<String> response, String path) {
        JsonNode body = parse(response.body());
        if (response.statusCode() < 400) {
            return body;
        }
        String detail = body.path("detail").asText("");
        String title = body.path("title").asText("");
        String what = detail.isEmpty() ? title : detail;
        throw new RemoteFailure(
                response.statusCode(),
                what.isEmpty() ? name + " answered " + response.statusCode() + " at " + path + "." : what,
                body.path("hint").asText(null));
    }

    private static JsonNode parse(String text) {
        if (text == null || text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }
}
