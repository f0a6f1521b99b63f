package io.ballast.launcher.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The monitor: reports, the business clock, and the operations of all services. */
public final class MonitorClient {

    private static final String API = "/api/v1/";

    private final String url;
    private final JsonHttp http;

    /**
     * A client.
     *
     * @param url where the monitor answers
     */
    public MonitorClient(String url) {
        this.url = url;
        this.http = new JsonHttp("the monitor", url);
    }

    /**
     * A client that does not wait long.
     *
     * @param url where the monitor answers
     * @param patience how long to wait for an answer
     */
    public MonitorClient(String url, Duration patience) {
        this.url = url;
        this.http = new JsonHttp("the monitor", url, patience);
    }

    /**
     * Where the monitor answers.
     *
     * @return without a slash at the end
     */
    public String url() {
        return url;
    }

    /**
     * The page for people.
     *
     * @return the console's address
     */
    public String consoleUrl() {
        return url + "/";
    }

    /**
     * The way to a resource.
     *
     * @param segments its segments, such as {@code models} and a name that somebody has typed
     * @return the segments encoded, with slashes between them
     */
    public static String resource(String... segments) {
        return Stream.of(segments)
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    /**
     * Reads a resource.
     *
     * @param resource below the API's root, such as {@code breadth}
     * @param query parameters; an empty map for none
     * @return the answer
     */
    public JsonNode read(String resource, Map<String, String> query) {
        var path = new StringBuilder(API + resource);
        String separator = "?";
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            path.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = "&";
        }
        return http.get(path.toString());
    }

    /**
     * Sends something to a resource.
     *
     * @param resource below the API's root
     * @param body what to send
     * @return the answer
     */
    public JsonNode post(String resource, ObjectNode body) {
        return http.send("POST", API + resource, body, Map.of());
    }

    /**
     * Starts an operation of any service.
     *
     * @param type its type, such as {@code bootstrap}
     * @param parameters its parameters
     * @return the operation as recorded
     */
    public JsonNode dispatch(String type, ObjectNode parameters) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", type);
        body.set("parameters", parameters);
        return http.send("POST", API + "operations", body, Map.of());
    }

    /**
     * An operation.
     *
     * @param id its id
     * @return the operation as it stands
     */
    public JsonNode operation(String id) {
        return http.get(API + resource("operations", id));
    }

    /**
     * Cancels an operation.
     *
     * @param id its id
     * @return the operation as it stands
     */
    public JsonNode cancel(String id) {
        return http.send("DELETE", API + resource("operations", id), null, Map.of());
    }

    /**
     * Tells a service something, or takes it back.
     *
     * @param method {@code PUT}, {@code POST} or {@code DELETE}
     * @param resource below the API's root, its segments encoded
     * @param body what to say, null for nothing
     * @return the answer, a missing node if it is empty
     */
    public JsonNode change(String method, String resource, ObjectNode body) {
        return http.send(method, API + resource, body, Map.of());
    }

    /**
     * The steps of a run.
     *
     * @param runId the run's id
     * @return the run, with {@code steps}
     */
    public JsonNode run(String runId) {
        return http.get(API + resource("pipeline-runs", runId));
    }

    /**
     * The business clock.
     *
     * @return the answer, with {@code instant}
     */
    public JsonNode clock() {
        return http.get(API + "clock");
    }

    /**
     * Moves the business clock.
     *
     * @param instant the new present
     * @return the answer, with {@code instant}
     */
    public JsonNode moveClock(Instant instant) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("instant", instant.toString());
        return http.send("PUT", API + "clock", body, Map.of());
    }
}
