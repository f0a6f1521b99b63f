package io.ballast.ingestion.provider.polygon;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

import org.jboss.resteasy.reactive.RestResponse;

import io.ballast.ingestion.provider.ProviderState;

/** A provider that answers what it was told to, in that order, on a clock that only moves while someone waits. */
final class FakePolygon implements PolygonApi, Pauses {

    static final String KEY = "secret-key";

    private final Deque<Supplier<RestResponse<byte[]>>> answers = new ArrayDeque<>();
    private final List<String> uris = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final ProviderState state = new ProviderState("polygon", () -> Instant.EPOCH);
    private Instant now = Instant.parse("2018-02-08T05:00:00Z");

    PolygonProvider provider() {
        PolygonAddress address = new PolygonAddress(URI.create("https://api.polygon.io"));
        PolygonTransport transport = new PolygonTransport(this, address, KEY, () -> now, this, state);
        return new PolygonProvider(transport, new Pages(transport, address, 20), state);
    }

    FakePolygon answers(int status, String body) {
        answers.add(() -> response(status, body, null));
        return this;
    }

    FakePolygon answersRateLimit(String retryAfter) {
        answers.add(() -> response(429, "{\"status\":\"ERROR\",\"error\":\"too many\"}", retryAfter));
        return this;
    }

    FakePolygon fails(RuntimeException failure) {
        answers.add(() -> {
            throw failure;
        });
        return this;
    }

    @Override
    public RestResponse<byte[]> get(String uri, String authorization) {
        uris.add(uri);
        authorizations.add(authorization);
        return answers.remove().get();
    }

    @Override
    public Duration afterError(int attempt) {
        return Duration.ofSeconds(attempt);
    }

    @Override
    public void sleep(Duration duration) {
        waits.add(duration);
        now = now.plus(duration);
    }

    List<String> uris() {
        return uris;
    }

    List<String> authorizations() {
        return authorizations;
    }

    List<Duration> waits() {
        return waits;
    }

    ProviderState state() {
        return state;
    }

    private static RestResponse<byte[]> response(int status, String body, String retryAfter) {
        RestResponse.ResponseBuilder<byte[]> response =
                RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status));
        if (retryAfter != null) {
            response.header("Retry-After", retryAfter);
        }
        return response.entity(body.getBytes(StandardCharsets.UTF_8)).build();
    }
}
