package io.ballast.launcher.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.type.TypeReference;

/** Remembers, for each installation, the data directory that was used last. */
public final class LastDataDirectory {

    private final Path file;
    private final Path home;

    /**
     * The memory of this user.
     *
     * @param environment {@code BALLAST_STATE} names its folder, else {@code $XDG_STATE_HOME/ballast}, else {@code ~/.ballast}
     * @param installation the installation to remember for
     */
    public LastDataDirectory(Map<String, String> environment, Installation installation) {
        this.file = folder(environment).resolve("data-directories.json");
        this.home = installation.home();
    }

    private static Path folder(Map<String, String> environment) {
        if (Variables.isSet(environment, "BALLAST_STATE")) {
            return Path.of(environment.get("BALLAST_STATE"));
        }
        if (Variables.isSet(environment, "XDG_STATE_HOME")) {
            return Path.of(environment.get("XDG_STATE_HOME"), "ballast");
        }
        return Path.of(System.getProperty("user.home"), ".ballast");
    }

    /**
     * The data directory of a call.
     *
     * @param given the one the caller names, null for none
     * @return the given one, else the remembered one if it is still there, else {@code .ballast} in the installation
     */
    public DataDirectory choose(Path given) {
        if (given != null) {
            return new DataDirectory(given);
        }
        return remembered()
                .filter(Files::isDirectory)
                .map(DataDirectory::new)
                .orElseGet(() -> new DataDirectory(home.resolve(".ballast")));
    }

    private Optional<Path> remembered() {
        return Optional.ofNullable(read().get(home.toString())).map(Path::of);
    }

    /**
     * Remembers a data directory.
     *
     * @param directory the one used now
     */
    public void remember(DataDirectory directory) {
        Map<String, String> all = read();
        if (!directory
                .root()
                .toString()
                .equals(all.put(home.toString(), directory.root().toString()))) {
            write(all);
        }
    }

    /** Forgets what was remembered, for a data directory that is deleted. */
    public void forget() {
        Map<String, String> all = read();
        if (all.remove(home.toString()) != null) {
            write(all);
        }
    }

    private Map<String, String> read() {
        try {
            return Files.exists(file)
                    ? JsonFiles.MAPPER.readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {})
                    : new TreeMap<>();
        } catch (IOException unreadable) {
            return new TreeMap<>();
        }
    }

    /** Remembering is a convenience: a home that cannot be written must not stop a verb. */
    private void write(Map<String, String> all) {
        try {
            JsonFiles.replace(file, all);
        } catch (IOException problem) {
            System.err.println("ballast: cannot remember the data directory in " + file + ": " + problem.getMessage());
        }
    }
}
