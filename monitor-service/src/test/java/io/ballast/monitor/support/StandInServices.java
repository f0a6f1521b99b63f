package io.ballast.monitor.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * One HTTP server in the place of the three other services, which cannot run in this module's build. It keeps operations
 * the way they do: an idempotency key makes repeated requests one, and a test decides how each goes on.
 */
public final class StandInServices implements QuarkusTestResourceLifecycleManager {

    private static final Pattern TYPE = Pattern.compile("\"type\":\"([^\"]+)\"");
    private static final Pattern RUN = Pattern.compile("\"runId\":\"([^\"]+)\"");

    private HttpServer server;
    private final Map<String, Operation> byId = new ConcurrentHashMap<>();
    private final Map<String, Operation> byKey = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile boolean failing;
    private volatile boolean silent;
    private volatile String impact = "{}";
    private volatile String upcoming = "{}";

    /** An operation of a stand-in. */
    public static final class Operation {
        private final String id = UUID.randomUUID().toString();
        private final String type;
        private final String runId;
        private final String body;
        private volatile String state = "queued";
        private volatile String error = "null";
        private volatile int done;

        Operation(String type, String runId, String body) {
            this.type = type;
            this.runId = runId;
            this.body = body;
        }

        /** The request as it came. */
        public String body() {
            return body;
        }

        /** Its id. */
        public String id() {
            return id;
        }

        /** Its state. */
        public String state() {
            return state;
        }

        /** Goes on. */
        public void runs(int unitsDone) {
            done = unitsDone;
            state = "running";
        }

        /** Ends well. */
        public void succeeds() {
            done = 10;
            state = "succeeded";
        }

        /** Ends badly. */
        public void fails(String message) {
            error = "{\"message\":\"" + message + "\",\"hint\":\"Ask the provider.\"}";
            state = "failed";
        }

        private String json() {
            boolean started = !state.equals("queued");
            boolean ended = started && !state.equals("running");
            return "{\"id\":\"" + id + "\",\"service\":\"ingestion\",\"type\":\"" + type + "\",\"runId\":\"" + runId
                    + "\",\"state\":\"" + state + "\",\"parameters\":{},\"progress\":{\"done\":" + done
                    + ",\"total\":10,\"unit\":\"windows\"},\"attempts\":1,\"created\":\"2026-01-01T00:00:00Z\""
                    + (started ? ",\"started\":\"2026-01-01T00:00:01Z\"" : "")
                    + (ended ? ",\"finished\":\"2026-01-01T00:00:03Z\"" : "") + ",\"error\":" + error + "}";
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
        String address = "http://localhost:" + server.getAddress().getPort();
        return Map.of("INGESTION_URL", address, "FEATURE_URL", address, "MODEL_URL", address);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(StandInServices.class));
    }

    /** The operation of a type that a run asked for, null if it has not. */
    public Operation find(String runId, String type) {
        return byKey.get(runId + ":" + type);
    }

    /** Every request as method, path and query. */
    public List<String> requests() {
        return requests;
    }

    /** Answers everything with 503, or not any more. */
    public void failing(boolean fail) {
        failing = fail;
    }

    /** Hangs up without an answer, or not any more. */
    public void silent(boolean hangUp) {
        silent = hangUp;
    }

    /** What to say of the impact of missing cells on a decision. */
    public void impact(String json) {
        impact = json;
    }

    /** What to say of announced actions. */
    public void upcoming(String json) {
        upcoming = json;
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        String path = exchange.getRequestURI().getPath();
        if (silent) {
            exchange.close();
        } else if (failing) {
            reply(exchange, 503, "{\"checks\":[{\"name\":\"database\",\"status\":\"DOWN\"}]}");
        } else if (path.equals("/api/v1/operations")
                && exchange.getRequestMethod().equals("POST")) {
            submit(exchange);
        } else if (path.equals("/api/v1/operations")) {
            reply(
                    exchange,
                    200,
                    "{\"items\":["
                            + String.join(
                                    ",",
                                    byId.values().stream().map(Operation::json).toList()) + "]}");
        } else if (path.startsWith("/api/v1/operations/")) {
            operation(exchange, byId.get(path.substring(path.lastIndexOf('/') + 1)));
        } else if (path.equals("/api/v1/decision-impacts")) {
            reply(exchange, 200, impact);
        } else if (path.equals("/api/v1/upcoming-actions")) {
            reply(exchange, 200, upcoming);
        } else if (path.startsWith("/q/health")) {
            reply(exchange, 200, "{\"status\":\"UP\"}");
        } else if (path.startsWith("/api/v1/bars/NOPE")) {
            reply(exchange, 404, "{\"title\":\"Not found\",\"detail\":\"no NOPE\"}");
        } else if (exchange.getRequestMethod().equals("PUT")) {
            String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            reply(exchange, 200, "{\"said\":\"" + said.replace("\"", "\\\"") + "\"}");
        } else {
            reply(exchange, 200, "{\"path\":\"" + exchange.getRequestURI() + "\"}");
        }
    }

    private void submit(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String type = group(TYPE, body);
        if (type.equals("predict")) {
            reply(exchange, 400, "{\"title\":\"Bad request\",\"detail\":\"no model yet\",\"hint\":\"train first\"}");
            return;
        }
        Operation operation = byKey.computeIfAbsent(
                key == null ? UUID.randomUUID().toString() : key, k -> new Operation(type, group(RUN, body), body));
        byId.put(operation.id(), operation);
        reply(exchange, 202, operation.json());
    }

    private void operation(HttpExchange exchange, Operation operation) throws IOException {
        if (operation == null) {
            reply(exchange, 404, "{\"title\":\"Not found\"}");
            return;
        }
        if (exchange.getRequestMethod().equals("DELETE")) {
            operation.state = "cancelled";
        }
        reply(exchange, 200, operation.json());
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
