package io.ballast.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between a client and a server, hands every byte on in both directions, and notes at which time of the client's
 * clock a request was sent, until when it was told to wait, and how long answers are.
 */
final class WireTap implements AutoCloseable {

    private static final Pattern END_OF_REQUEST = Pattern.compile("\r\n\r\n");
    private static final Pattern TOLD_TO_WAIT = Pattern.compile("^HTTP/1\\.1 429.*?\r\n\r\n", Pattern.DOTALL);
    private static final Pattern HOW_LONG =
            Pattern.compile("^retry-after: *(\\d+)", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    /** Where a refusal does not say for how long. */
    private static final long A_MINUTE = 60;

    private final ServerSocket listener;
    private final URI server;
    private final InstantSource time;
    private final List<Instant> requests = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private long bytesOfReply;
    private long mostBytes;

    /** From the answer on no request may come for that long. */
    private record Wait(int requestsBefore, Instant until) {}

    WireTap(String server, InstantSource time) throws IOException {
        this.server = URI.create(server);
        this.time = time;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where the client is to call. */
    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** How many requests were sent. */
    synchronized int requests() {
        return requests.size();
    }

    /** The most requests in any stretch of time of this length. */
    synchronized int mostWithin(Duration window) {
        int most = 0;
        for (int first = 0; first < requests.size(); first++) {
            Instant end = requests.get(first).plus(window);
            int last = first;
            while (last < requests.size() && requests.get(last).isBefore(end)) {
                last++;
            }
            most = Math.max(most, last - first);
        }
        return most;
    }

    /** The requests that came before the time the server had asked for. */
    synchronized List<Instant> tooEarly() {
        return waits.stream()
                .flatMap(wait ->
                        requests.stream().skip(wait.requestsBefore).limit(1).filter(next -> next.isBefore(wait.until)))
                .toList();
    }

    /** Bytes of the longest answer, as sent. */
    synchronized long mostBytes() {
        return mostBytes;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket upstream = new Socket(server.getHost(), server.getPort());
                start(() -> relay(client, upstream, this::noteRequests));
                start(() -> relay(upstream, client, this::noteAnswer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void relay(Socket from, Socket to, java.util.function.Consumer<String> noting) {
        byte[] buffer = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                noting.accept(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException hungUp) {
            // both ends are closed, as they would be without a tap
        }
    }

    private synchronized void noteRequests(String sent) {
        END_OF_REQUEST.matcher(sent).results().forEach(end -> requests.add(time.instant()));
    }

    private synchronized void noteAnswer(String answered) {
        Matcher told = TOLD_TO_WAIT.matcher(answered);
        if (told.find()) {
            Matcher howLong = HOW_LONG.matcher(told.group());
            long seconds = howLong.find() ? Long.parseLong(howLong.group(1)) : A_MINUTE;
            waits.add(new Wait(requests.size(), time.instant().plusSeconds(seconds)));
        }
        bytesOfReply = answered.startsWith("HTTP/1.1 ") ? answered.length() : bytesOfReply + answered.length();
        mostBytes = Math.max(mostBytes, bytesOfReply);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire-tap");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
