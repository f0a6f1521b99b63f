package io.ballast.launcher.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The file in which a supervisor keeps its {@link RunState}; readers always see a whole one. */
public final class StateFile {

    private final Path file;

    /**
     * Names the file; it need not exist.
     *
     * @param file where the state is kept
     */
    public StateFile(Path file) {
        this.file = file;
    }

    /**
     * Reads what was written last.
     *
     * @return the state; empty if there is none, or if it was written by another version and cannot be read
     */
    public Optional<RunState> read() {
        try {
            return Optional.of(JsonFiles.MAPPER.readValue(Files.readAllBytes(file), RunState.class));
        } catch (NoSuchFileException notThere) {
            return Optional.empty();
        } catch (com.fasterxml.jackson.core.JsonProcessingException otherVersion) {
            return Optional.empty();
        } catch (IOException problem) {
            throw new UncheckedIOException("Cannot read " + file, problem);
        }
    }

    /**
     * Replaces the state in one step. The file holds credentials, so nobody else may read it.
     *
     * @param state what to keep
     */
    public void write(RunState state) {
        try {
            JsonFiles.replace(file, state);
        } catch (IOException problem) {
            throw new UncheckedIOException("Cannot write " + file, problem);
        }
    }
}
