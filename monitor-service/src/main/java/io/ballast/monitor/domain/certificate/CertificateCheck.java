package io.ballast.monitor.domain.certificate;

import java.util.Objects;

/**
 * One check of a certificate.
 *
 * @param name kebab-case name, unique within the certificate
 * @param value what was measured; null if there was nothing to measure
 * @param threshold what it was compared with; null if none applies
 * @param passed whether it allows certification
 * @param message a sentence for people; the reason if it did not pass
 */
public record CertificateCheck(String name, Double value, Double threshold, boolean passed, String message) {

    /** Refuses a check without a name or message. */
    public CertificateCheck {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(message, "message");
    }
}
