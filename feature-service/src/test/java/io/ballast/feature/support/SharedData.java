package io.ballast.feature.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Real market data that lies beside a checkout, not in it: in the folder that system property or environment variable
 * BALLAST_SHARED names, else in {@code shared/data} beside one of the folders above. Tests are skipped without it.
 */
public final class SharedData {
    private static final String NAME = "BALLAST_SHARED";

    private SharedData() {}

    /**
     * A folder or file of the shared data; skips the test if it is not there.
     *
     * @param relative path below the data folder
     * @return existing path
     */
    public static Path require(String relative) {
        Optional<Path> found = folder().map(data -> data.resolve(relative)).filter(Files::exists);
        assumeTrue(
                found.isPresent(), "Skipped: shared data '" + relative + "' is not on this machine (set " + NAME + ")");
        return found.get();
    }

    private static Optional<Path> folder() {
        String given = System.getProperty(NAME, System.getenv(NAME));
        if (given != null) {
            Path data = Path.of(given).resolve("data");
            return Optional.of(Files.isDirectory(data) ? data : Path.of(given));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }
}
