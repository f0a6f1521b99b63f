package io.ballast.model.learning;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.metarank.lightgbm4j.LGBMBooster;

/**
 * Loads LightGBM's native code once per process. The binding unpacks it to a file of a fixed name in the folder for
 * temporary files and writes over what another process has mapped there, which kills that process. Here it gets a folder
 * of its own.
 */
final class LightGbmLibrary {

    private static final String TEMPORARY = "java.io.tmpdir";

    private static boolean loaded;

    private LightGbmLibrary() {}

    /**
     * Loads it if that was not done yet.
     *
     * @throws UncheckedIOException if it cannot be unpacked or loaded
     */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        String shared = System.getProperty(TEMPORARY);
        try {
            Path own = Files.createTempDirectory("ballast-lightgbm");
            System.setProperty(TEMPORARY, own.toString());
            // Initialising the class loads the library, unless that failed.
            if (!LGBMBooster.isNativeLoaded()) {
                LGBMBooster.loadNative();
            }
            delete(own);
            loaded = true;
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "Failed to load LightGBM; it needs libgomp1 and a writable temporary folder", failed);
        } finally {
            System.setProperty(TEMPORARY, shared);
        }
    }

    /** Mapped code stays while it is used; where the system keeps such files, they go at the end, the folder last. */
    private static void delete(Path folder) throws IOException {
        folder.toFile().deleteOnExit();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toFile).filter(file -> !file.delete()).forEach(File::deleteOnExit);
        }
    }
}
