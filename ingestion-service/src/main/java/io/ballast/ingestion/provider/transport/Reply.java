package io.ballast.ingestion.provider.transport;

import java.util.Optional;

import io.vertx.core.MultiMap;

/**
 * An answer, whatever its status.
 *
 * @param status of HTTP
 * @param headers as sent, found in upper or lower case
 * @param body unpacked, empty if there is none
 */
record Reply(int status, MultiMap headers, byte[] body) {

    /** The first value of a header. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
