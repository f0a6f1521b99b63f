package io.ballast.ingestion.provider;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import io.vertx.core.Vertx;

/**
 * A provider on a loopback socket that answers what it was told to, in that order, down to the single byte.
 */
public final class LoopbackProvider extends VirtualTime implements AutoCloseable {

    /** What is sent for one request. */
    @FunctionalInterface
    public interface Answer {
        /** Sends it; the connection is closed afterwards. */
        void to(OutputStream client) throws IOException, InterruptedException;
    }

    /** A request as it came. */
    public record Asked(Instant at, String target, List<String> headers) {}

    private final Vertx vertx = Vertx.vertx();
    private final ServerSocket socket;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** Listens on a free port. */
    public LoopbackProvider() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread thread = new Thread(this::serve, "loopback-provider");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whose threads carry the client's calls. */
    public Vertx vertx() {
        return vertx;
    }

    /** Where it listens. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Answers with a status and a body; headers are whole lines. */
    public LoopbackProvider answers(int status, String body, String... headers) {
        return answers(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Answers with a status and a body; headers are whole lines. */
    public LoopbackProvider answers(int status, byte[] body, String... headers) {
        return answers(client -> {
            client.write(head(status, body.length, headers));
            client.write(body);
        });
    }

    /** Answers in any way. */
    public LoopbackProvider answers(Answer answer) {
        answers.add(answer);
        return this;
    }

    /** Answers 429. */
    public LoopbackProvider answersRateLimit(String... headers) {
        return answers(429, "{\"status\":\"ERROR\",\"error\":\"too many\"}", headers);
    }

    /** Hangs up without a word. */
    public LoopbackProvider hangsUp() {
        return answers(client -> {});
    }

    /** Status line and headers, with an empty line at the end. */
    public static byte[] head(int status, long length, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return ("HTTP/1.1 " + status + " X\r\nConnection: close\r\nContent-Length: " + length + "\r\n" + lines + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Every request until now. */
    public List<Asked> asked() {
        return asked;
    }

    /** Path and query of every request. */
    public List<String> targets() {
        return asked.stream().map(Asked::target).toList();
    }

    @Override
    public void close() {
        vertx.close();
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                asked.add(read(client));
                Answer answer = answers.poll();
                if (answer != null) {
                    answer.to(client.getOutputStream());
                }
            } catch (IOException hungUp) {
                // the next one comes
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private Asked read(Socket client) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        String target = reader.readLine().split(" ")[1];
        List<String> headers = new ArrayList<>();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            headers.add(line);
        }
        return new Asked(instant(), target, headers);
    }
}
