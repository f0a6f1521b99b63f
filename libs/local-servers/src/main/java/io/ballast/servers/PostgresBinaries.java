package io.ballast.servers;

import java.nio.file.Path;
import java.util.Map;

/** Where the server's unpacked programs are cached, shared by launcher and tests. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** {@code $BALLAST_CACHE}, else {@code ~/.cache/ballast}, with {@code postgres} below. */
    static Path defaultDirectory() {
        return directory(System.getenv(), System.getProperty("user.home"));
    }

    static Path directory(Map<String, String> environment, String home) {
        String cache = environment.getOrDefault("BALLAST_CACHE", "");
        Path root = cache.isBlank() ? Path.of(home, ".cache", "ballast") : Path.of(cache);
        return root.resolve("postgres").toAbsolutePath();
    }
}
