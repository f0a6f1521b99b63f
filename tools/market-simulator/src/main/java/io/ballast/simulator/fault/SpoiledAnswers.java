package io.ballast.simulator.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Spoils whole answers before they are made: the provider's code behind it never sees the call. */
@ApplicationScoped
public class SpoiledAnswers {
    private static final int BEFORE_ALL = Integer.MIN_VALUE;
    private static final int CLAIMED_LENGTH = 5_000;
    private static final int BOMB_BYTES = 100_000_000;
    private static final long DRIP_MILLIS = 100;
    private static final long LONGEST_DRIBBLE_NANOS = 300_000_000_000L;
    private static final String BEGINNING = "{\"status\":\"OK\",\"results\":[{\"T\":\"AAAA\",\"o\":1.5,\"h\":";

    private final FaultDesk desk;
    private final Vertx vertx;
    private byte[] bomb;

    /** For the proxy of the scope only. */
    protected SpoiledAnswers() {
        this(null, null);
    }

    @Inject
    SpoiledAnswers(FaultDesk desk, Vertx vertx) {
        this.desk = desk;
        this.vertx = vertx;
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_ALL).handler(this::handle);
    }

    private void handle(RoutingContext call) {
        FaultedPath.provider(call.normalizedPath())
                .flatMap(desk::spoils)
                .ifPresentOrElse(fault -> spoil(fault, call), call::next);
    }

    private void spoil(Fault fault, RoutingContext call) {
        HttpServerResponse response = call.response();
        switch (fault.kind()) {
            case LATENCY -> vertx.setTimer(millis(fault), done -> call.next());
            case RATE_LIMIT -> {
                if (fault.seconds() > 0) {
                    response.putHeader("Retry-After", Long.toString((long) Math.ceil(fault.seconds())));
                }
                json(response.setStatusCode(429), "{\"status\":\"ERROR\",\"message\":\"too many requests.\"}");
            }
            case SERVER_ERROR -> html(response.setStatusCode(503));
            case RESET -> call.request().connection().close();
            case TRUNCATED -> {
                response.putHeader("Content-Type", "application/json");
                response.putHeader("Content-Length", Integer.toString(CLAIMED_LENGTH));
                response.write(BEGINNING)
                        .onComplete(sent -> call.request().connection().close());
            }
            case MALFORMED -> json(response, BEGINNING + "}]}");
            case HTML -> html(response);
            case EMPTY -> json(response, "");
            case DRIBBLE -> dribble(response);
            default -> {
                response.putHeader("Content-Encoding", "gzip");
                response.end(Buffer.buffer(bomb()));
            }
        }
    }

    private void dribble(HttpServerResponse response) {
        response.putHeader("Content-Type", "application/json").setChunked(true);
        response.write("{");
        long end = System.nanoTime() + LONGEST_DRIBBLE_NANOS;
        vertx.setPeriodic(DRIP_MILLIS, timer -> {
            if (response.closed() || System.nanoTime() > end) {
                vertx.cancelTimer(timer);
                response.reset();
            } else {
                response.write(" ");
            }
        });
    }

    private static void json(HttpServerResponse response, String body) {
        response.putHeader("Content-Type", "application/json").end(body);
    }

    private static void html(HttpServerResponse response) {
        response.putHeader("Content-Type", "text/html").end("<html><body>We will be back soon.</body></html>");
    }

    private static long millis(Fault fault) {
        return Math.max(1, (long) (fault.seconds() * 1000));
    }

    private synchronized byte[] bomb() {
        if (bomb == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                byte[] blanks = new byte[1_000_000];
                Arrays.fill(blanks, (byte) ' ');
                for (int i = 0; i < BOMB_BYTES / blanks.length; i++) {
                    gzip.write(blanks);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            bomb = bytes.toByteArray();
        }
        return bomb;
    }
}
