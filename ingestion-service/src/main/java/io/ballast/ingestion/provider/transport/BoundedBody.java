package io.ballast.ingestion.provider.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Gathers a body, and gives up as soon as it is larger than allowed. */
final class BoundedBody {

    private static final int CHUNK = 16 * 1024;

    private final HttpClientResponse response;
    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BoundedBody(HttpClientResponse response, int maxBytes) {
        this.response = response;
        this.maxBytes = maxBytes;
    }

    /** Completes the answer when the body is whole, or with what went wrong. */
    void into(CompletableFuture<Reply> answer) {
        response.handler(buffer -> add(buffer, answer));
        response.exceptionHandler(answer::completeExceptionally);
        response.endHandler(
                end -> answer.complete(new Reply(response.statusCode(), response.headers(), bytes.toByteArray())));
    }

    private void add(Buffer buffer, CompletableFuture<Reply> answer) {
        if (answer.isDone()) {
            return;
        }
        if (bytes.size() + (long) buffer.length() > maxBytes) {
            answer.completeExceptionally(new TooLargeException("the answer has", maxBytes));
        } else {
            bytes.writeBytes(buffer.getBytes());
        }
    }

    /**
     * Unpacks gzip, and stops at the bound: a few kilobytes can pack gigabytes.
     *
     * @throws TooLargeException if it unpacks to more
     * @throws IOException if it is not gzip or ends too early
     */
    static byte[] unpack(byte[] packed, int maxBytes) throws IOException {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed), CHUNK)) {
            for (int read = gzip.read(chunk); read >= 0; read = gzip.read(chunk)) {
                if (unpacked.size() + (long) read > maxBytes) {
                    throw new TooLargeException("the answer unpacks to", maxBytes);
                }
                unpacked.write(chunk, 0, read);
            }
        }
        return unpacked.toByteArray();
    }
}
