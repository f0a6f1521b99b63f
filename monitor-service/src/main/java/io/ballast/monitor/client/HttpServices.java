package io.ballast.monitor.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.kit.operation.OperationQuery;
import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.OperationView;
import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.RemoteServices;
import io.ballast.monitor.application.ServiceUnreachableException;
import io.ballast.monitor.config.ServiceAddresses;

/** The other services over HTTP. */
@Singleton
class HttpServices implements RemoteServices {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration HEALTH = Duration.ofSeconds(2);
    private static final String OPERATIONS = "/api/v1/operations";
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final ServiceAddresses addresses;
    private final ObjectMapper json;

    @Inject
    HttpServices(ServiceAddresses addresses, ObjectMapper json) {
        this.addresses = addresses;
        this.json = json;
    }

    @Override
    public List<String> names() {
        return List.copyOf(addresses.byService().keySet());
    }

    @Override
    public OperationView submit(String service, OperationRequest request) {
        ObjectNode body = json.createObjectNode().put("type", request.type());
        body.set("parameters", request.parameters());
        body.put("runId", request.runId());
        HttpRequest.Builder post = request(service, OPERATIONS, ANSWER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (request.idempotencyKey() != null) {
            post.header("Idempotency-Key", request.idempotencyKey());
        }
        return read(service, checked(service, send(service, post)), OperationView.class);
    }

    @Override
    public Optional<OperationView> find(String service, UUID id) {
        return optional(service, send(service, request(service, OPERATIONS + "/" + id, ANSWER)));
    }

    @Override
    public List<OperationView> list(String service, OperationQuery query) {
        StringBuilder path = new StringBuilder(OPERATIONS).append("?limit=").append(query.limit());
        if (query.state() != null) {
            path.append("&state=").append(query.state().text());
        }
        if (query.type() != null) {
            path.append("&type=").append(URLEncoder.encode(query.type(), StandardCharsets.UTF_8));
        }
        if (query.before() != null) {
            path.append("&cursor=").append(query.before());
        }
        String body = checked(service, send(service, request(service, path.toString(), ANSWER)));
        return List.of(read(service, body, OperationPage.class).items());
    }

    /** A page of operations; the place of the next one is not needed. */
    private record OperationPage(OperationView[] items) {}

    @Override
    public Optional<OperationView> cancel(String service, UUID id) {
        return optional(
                service,
                send(service, request(service, OPERATIONS + "/" + id, ANSWER).DELETE()));
    }

    @Override
    public Reply read(String service, String pathAndQuery, String accept) {
        return reply(
                service,
                request(service, pathAndQuery, ANSWER)
                        .setHeader("Accept", accept == null ? "application/json" : accept));
    }

    @Override
    public Reply change(String service, String method, String pathAndQuery, String json) {
        return reply(
                service,
                request(service, pathAndQuery, ANSWER)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    private Reply reply(String service, HttpRequest.Builder request) {
        HttpResponse<InputStream> answer = exchange(service, request, HttpResponse.BodyHandlers.ofInputStream());
        String type = answer.headers().firstValue("Content-Type").orElse("application/octet-stream");
        return new Reply(answer.statusCode(), type, answer.body());
    }

    @Override
    public ServiceHealth health(String service) {
        try {
            HttpResponse<String> answer = exchange(
                    service, request(service, "/q/health/ready", HEALTH), HttpResponse.BodyHandlers.ofString());
            boolean up = answer.statusCode() < FIRST_ERROR;
            return new ServiceHealth(service, up, up ? null : "not ready: " + failedChecks(answer.body()));
        } catch (ServiceUnreachableException down) {
            return new ServiceHealth(service, false, down.getMessage());
        }
    }

    private String failedChecks(String body) {
        try {
            StringBuilder failed = new StringBuilder();
            for (JsonNode check : json.readTree(body).path("checks")) {
                if (!check.path("status").asText().equals("UP")) {
                    failed.append(failed.isEmpty() ? "" : ", ")
                            .append(check.path("name").asText());
                }
            }
            return failed.toString();
        } catch (JsonProcessingException unreadable) {
            return "its health report cannot be read";
        }
    }

    private Optional<OperationView> optional(String service, HttpResponse<String> answer) {
        return answer.statusCode() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(read(service, checked(service, answer), OperationView.class));
    }

    private HttpRequest.Builder request(String service, String pathAndQuery, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(addresses.of(service) + pathAndQuery))
                .timeout(timeout)
                .setHeader("Accept", "application/json");
    }

    private HttpResponse<String> send(String service, HttpRequest.Builder request) {
        return exchange(service, request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> exchange(
            String service, HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException failed) {
            String reason = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
            throw new ServiceUnreachableException(
                    "The " + service + " service does not answer at " + addresses.of(service) + ": " + reason, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + service, interrupted);
        }
    }

    /** The body of a good answer; a problem is passed on with its status. */
    private String checked(String service, HttpResponse<String> answer) {
        if (answer.statusCode() < FIRST_ERROR) {
            return answer.body();
        }
        JsonNode problem = problem(answer.body());
        Response.Status status = Response.Status.fromStatusCode(answer.statusCode());
        throw new Problem(
                status == null ? Response.Status.BAD_GATEWAY : status,
                problem.path("title").asText("Error of another service"),
                problem.path("detail").asText("The " + service + " service answered " + answer.statusCode() + "."),
                problem.path("hint").asText("See the log of " + service + "."));
    }

    private JsonNode problem(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException notJson) {
            return json.missingNode();
        }
    }

    private <T> T read(String service, String body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException unreadable) {
            throw new ServiceUnreachableException(
                    "The " + service + " service at " + addresses.of(service)
                            + " answered something else than JSON of an " + "operation; is it another program?",
                    unreadable);
        }
    }
}
