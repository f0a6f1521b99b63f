package io.ballast.monitor.domain.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** One hash over the predictions of all models of a session. */
public final class PredictionsHash {

    private PredictionsHash() {}

    /**
     * SHA-256 over the lines {@code model:contentHash}, sorted by model, each ended by a line feed.
     *
     * @param contentHashes content hash by model
     * @return 64 lower-case hexadecimal digits
     */
    public static String of(Map<String, String> contentHashes) {
        MessageDigest digest = sha256();
        new TreeMap<>(contentHashes)
                .forEach((model, hash) -> digest.update((model + ":" + hash + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
