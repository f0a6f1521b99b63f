package io.ballast.ingestion.provider.transport;

import java.io.IOException;

/** A body is larger than any honest one; asking again would bring it again. */
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String what, int maxBytes) {
        super(what + " more than " + maxBytes + " bytes");
    }
}
