package io.ballast.feature.domain.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.definition.Feature;

/** SHA-256 over the bits of rows in the order they come. All NaN are one. */
final class RowHash {
    private final MessageDigest digest;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(Double.BYTES * Feature.all().size() + Integer.BYTES + 1);

    RowHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JVM has SHA-256", impossible);
        }
    }

    void add(PublishedRow row) {
        digest.update(row.symbol().getBytes(StandardCharsets.UTF_8));
        buffer.clear().putInt(row.session());
        for (double value : row.values()) {
            buffer.putDouble(Double.longBitsToDouble(Double.doubleToLongBits(value)));
        }
        digest.update(buffer.put((byte) (row.labelTerminal() ? 1 : 0)).flip());
    }

    String finish() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
