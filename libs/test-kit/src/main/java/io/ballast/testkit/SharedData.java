package io.ballast.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Assumptions;

/** Real market data that is not part of the repository: a folder {@code shared} beside it, or named by a variable. */
public final class SharedData {

    private static final String VARIABLE = "BALLAST_SHARED";

    private SharedData() {}

    /**
     * A file or folder of it; the test is skipped, with the reason, if it is not there.
     *
     * @param path relative to the folder, for instance {@code data/golden}
     */
    public static Path require(String path) {
        Optional<Path> found = root().map(root -> root.resolve(path)).filter(Files::exists);
        Assumptions.assumeTrue(
                found.isPresent(),
                () -> "not run: no " + path + " in a folder 'shared' beside the project or at $" + VARIABLE);
        return found.orElseThrow();
    }

    private static Optional<Path> root() {
        String named = System.getProperty(VARIABLE, System.getenv(VARIABLE));
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared");
            if (Files.isDirectory(candidate.resolve("data"))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
