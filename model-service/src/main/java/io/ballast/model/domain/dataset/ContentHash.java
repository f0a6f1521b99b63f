package io.ballast.model.domain.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.ballast.model.domain.target.Target;

/** SHA-256 of everything a training can see in a data set: names, sessions, symbols, features, labels. */
public final class ContentHash {

    private final MessageDigest digest = sha256();

    private ContentHash() {}

    /** The hash as 64 lower-case hex digits. Equal data gives equal hashes, in whatever order it was read. */
    public static String of(DataSet data) {
        ContentHash hash = new ContentHash();
        hash.add(String.join(",", data.features().names()));
        hash.add(Integer.toString(data.horizon().rows()));
        for (CrossSection section : data.sections()) {
            hash.add(section.session().toString());
            hash.add(String.join(",", section.symbols()));
            hash.add(String.join(",", section.sectors()));
            hash.add(section.features());
            for (Target target : Target.values()) {
                hash.add(section.label(target));
                hash.add(section.executable(target));
            }
        }
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    /** The hash of a text as 64 lower-case hex digits. */
    public static String of(String text) {
        ContentHash hash = new ContentHash();
        hash.digest.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private void add(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        for (float value : values) {
            bytes.putInt(Float.floatToIntBits(value));
        }
        digest.update(bytes.flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK has no SHA-256, which every JDK must have", missing);
        }
    }
}
