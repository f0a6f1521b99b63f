package io.ballast.ingestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Assumptions;

/** Finds the folder of real market data that tests may read and never copy. */
public final class SharedFolder {

    private SharedFolder() {}

    /** A path below the shared folder; the test is skipped if it is not there. */
    public static Path require(String path) {
        Optional<Path> found = root().map(root -> root.resolve(path)).filter(Files::exists);
        Assumptions.assumeTrue(
                found.isPresent(),
                () -> "skipped: " + path + " is not on this machine; set BALLAST_SHARED to the folder that holds it");
        return found.orElseThrow();
    }

    /** The lines of a text file, unpacked if it ends in .gz, without the header. */
    public static List<String> rows(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(1, lines.size());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<Path> root() {
        String configured = System.getProperty("BALLAST_SHARED", System.getenv("BALLAST_SHARED"));
        if (configured != null) {
            return Optional.of(Path.of(configured));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared");
            if (Files.isDirectory(candidate.resolve("data"))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
