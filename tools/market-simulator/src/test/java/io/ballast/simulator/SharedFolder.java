package io.ballast.simulator;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/** Recorded data and samples outside the repository; tests that need them are skipped where they are not. */
public final class SharedFolder {
    private SharedFolder() {}

    /** A file or folder of the shared data, from BALLAST_SHARED or from a folder "shared" above or beside us. */
    public static Path require(String relative) {
        Path root = root();
        Assumptions.assumeTrue(root != null, "skipped: no folder shared/data found; set BALLAST_SHARED to its parent");
        Path path = root.resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), "skipped: " + path + " is not there");
        return path;
    }

    private static Path root() {
        String named = System.getProperty("BALLAST_SHARED", System.getenv("BALLAST_SHARED"));
        if (named != null) {
            Path path = Path.of(named);
            return path.endsWith("data") ? path.getParent() : path;
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/data"))) {
                return folder.resolve("shared");
            }
        }
        return null;
    }
}
