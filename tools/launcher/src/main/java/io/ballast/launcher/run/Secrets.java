package io.ballast.launcher.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.type.TypeReference;

import io.ballast.servers.Passwords;

/** Generated passwords of a data directory; made once, then the same at every start. */
public final class Secrets {

    private final Path file;
    private final Map<String, String> passwords;

    private Secrets(Path file, Map<String, String> passwords) {
        this.file = file;
        this.passwords = passwords;
    }

    /**
     * Reads the passwords made so far.
     *
     * @param file where they are kept, readable by its owner only; need not exist
     * @return the secrets
     */
    public static Secrets of(Path file) {
        try {
            Map<String, String> known = Files.exists(file)
                    ? JsonFiles.MAPPER.readValue(file.toFile(), new TypeReference<Map<String, String>>() {})
                    : Map.of();
            return new Secrets(file, new TreeMap<>(known));
        } catch (IOException problem) {
            throw new UncheckedIOException("Cannot read " + file, problem);
        }
    }

    /**
     * A password by name; the first call makes and keeps it.
     *
     * @param name what it is for, such as {@code INGESTION_DATABASE_PASSWORD}
     * @return letters and digits
     */
    public String password(String name) {
        String known = passwords.get(name);
        if (known != null) {
            return known;
        }
        String fresh = Passwords.generate();
        passwords.put(name, fresh);
        try {
            JsonFiles.replace(file, passwords);
        } catch (IOException problem) {
            throw new UncheckedIOException("Cannot write " + file, problem);
        }
        return fresh;
    }

    /**
     * Gives each service's database role a password, where the caller names none.
     *
     * @param environment gets {@code <SERVICE>_DATABASE_PASSWORD} for each service that lacks one
     * @param services names
     */
    void addDatabasePasswords(Map<String, String> environment, List<String> services) {
        for (String service : services) {
            String variable = service.toUpperCase(Locale.ROOT) + "_DATABASE_PASSWORD";
            if (!Variables.isSet(environment, variable)) {
                environment.put(variable, password(variable));
            }
        }
    }
}
