package io.ballast.ingestion.provider.transport;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Makes one attempt over HTTP, bounded in time and memory. One call is one request: nothing below repeats it, which would
 * use up quota unseen. Redirects are answers, not followed: they could leak the key.
 */
final class HttpCaller {

    private static final int CONNECTIONS = 16;

    /** Packing pays on a network; on one machine it only costs time. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Endpoint endpoint;
    private final CallLimits limits;
    private final HttpClient client;

    HttpCaller(Vertx vertx, Endpoint endpoint, CallLimits limits) {
        this.endpoint = endpoint;
        this.limits = limits;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
                .setMaxPoolSize(CONNECTIONS)
                .setDecompressionSupported(false));
    }

    /**
     * Asks.
     *
     * @throws TooLargeException if the body exceeds the limit, packed or unpacked
     * @throws IOException if there is no whole answer in time
     */
    Reply get(URI uri) throws IOException, InterruptedException {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        client.request(options(uri))
                .onFailure(answer::completeExceptionally)
                .onSuccess(request -> send(request, answer));
        try {
            Reply packed = answer.get(limits.whole().toNanos(), TimeUnit.NANOSECONDS);
            return new Reply(packed.status(), packed.headers(), unpacked(packed));
        } catch (TimeoutException late) {
            throw new IOException("not whole after " + limits.whole().toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException known ? known : new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private void send(HttpClientRequest request, CompletableFuture<Reply> answer) {
        // whatever ends the wait before the answer is whole also ends the request
        answer.whenComplete((reply, failure) -> {
            if (failure != null) {
                request.reset();
            }
        });
        request.send()
                .onFailure(answer::completeExceptionally)
                .onSuccess(response -> new BoundedBody(response, limits.maxBytes()).into(answer));
    }

    private RequestOptions options(URI uri) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(uri.toString())
                .putHeader("User-Agent", "ballast")
                .putHeader("Accept", "application/json");
        endpoint.keyHeaders().forEach(options::putHeader);
        if (!LOOPBACK.contains(uri.getHost())) {
            options.putHeader("Accept-Encoding", "gzip");
        }
        return options;
    }

    private byte[] unpacked(Reply reply) throws IOException {
        String encoding = reply.header("Content-Encoding").orElse("identity");
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity", "" -> reply.body();
            case "gzip", "x-gzip" ->
                reply.body().length == 0 ? reply.body() : BoundedBody.unpack(reply.body(), limits.maxBytes());
            default -> throw new IOException("packed as " + encoding + ", which was not asked for");
        };
    }
}
