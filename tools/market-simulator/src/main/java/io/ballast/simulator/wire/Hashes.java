package io.ballast.simulator.polygon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifiers that look random and are the same each time. */
final class Hashes {
    private Hashes() {}

    /** Thirty-two hexadecimal digits. */
    static String shortHash(String text) {
        return hash(text).substring(0, 32);
    }

    /** Sixty-four hexadecimal digits. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
