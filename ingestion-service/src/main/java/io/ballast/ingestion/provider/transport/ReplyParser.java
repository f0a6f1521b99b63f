package io.ballast.ingestion.provider.transport;

import java.io.IOException;

/** Reads the body of a reply. */
@FunctionalInterface
public interface ReplyParser<T> {

    /**
     * Reads.
     *
     * @throws IOException if the body is not what the provider documents: truncated, or no JSON at all
     */
    T parse(byte[] body) throws IOException;
}
