package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.provider.reply.BodyBars;

/**
 * A folder with the provider's files of whole days, as they are downloaded: {@code 2023-01-03.csv.gz}, in the folder itself or below
 * {@code 2023/01}, packed or not. A session with a file costs no call.
 */
final class FlatFiles {

    /** A day of the whole market has about a megabyte. */
    private static final int MAX_BYTES = 64 << 20;

    private final Path folder;

    FlatFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * The bars of a session.
     *
     * @param wanted which symbols are of interest
     * @return empty if there is no file of it
     * @throws ProviderException if it cannot be read, naming file and line
     */
    Optional<BodyBars> session(LocalDate session, Predicate<String> wanted) {
        return candidates(session).stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> {
                    try {
                        return FlatFileParser.session(read(file), session, wanted);
                    } catch (IOException unreadable) {
                        throw new ProviderException(
                                Kind.REFUSED,
                                PolygonProvider.NAME + " " + file + ": " + unreadable.getMessage()
                                        + ". Correct it, or remove it: then the session is asked for",
                                unreadable);
                    }
                });
    }

    private List<Path> candidates(LocalDate session) {
        Path month =
                folder.resolve(String.format(Locale.ROOT, "%04d/%02d", session.getYear(), session.getMonthValue()));
        return List.of(
                folder.resolve(session + ".csv.gz"),
                folder.resolve(session + ".csv"),
                month.resolve(session + ".csv.gz"),
                month.resolve(session + ".csv"));
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            byte[] body = in.readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw new IOException("more than " + (MAX_BYTES >> 20) + " MiB");
            }
            return body;
        }
    }
}
