package io.ballast.ingestion.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DynamicTest;

import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All replies of the shared folder as it lies there, documented and recorded ones: a file that is added is read too, and
 * fails where nobody says how. The rows a parser makes of a reply are counted against those the reply has.
 */
public final class SharedReplies {

    private static final List<String> FOLDERS = List.of("reference/provider-samples", "data/api-recorded");

    private final String provider;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /** How replies of one kind are read, and where their rows are. */
    private record Kind(RowReader reader, RowCounter rows) {}

    /** Reads a reply as a client does. */
    @FunctionalInterface
    public interface RowReader {

        /** How many rows came of it: results, and what was left out and counted. */
        int rows(byte[] body) throws IOException;
    }

    /** Counts the rows of a reply without a parser of ours. */
    @FunctionalInterface
    public interface RowCounter {

        /** How many rows the reply has; it is null where the file is no JSON. */
        int rows(JsonNode reply);
    }

    /**
     * @param provider whose replies: the beginning of the file's name, or the folder of recorded ones
     */
    public SharedReplies(String provider) {
        this.provider = provider;
    }

    /**
     * A kind of replies.
     *
     * @param name how the names of its files begin, after the provider's
     */
    public SharedReplies kind(String name, RowReader reader, RowCounter rows) {
        kinds.put(name, new Kind(reader, rows));
        return this;
    }

    /** One test for each reply. */
    public Stream<DynamicTest> tests() {
        return files().stream().filter(this::isOurs).map(file -> {
            Kind kind = kindOf(file);
            return DynamicTest.dynamicTest(file.getFileName().toString(), () -> read(file, kind));
        });
    }

    /** The replies that are no provider's of these, which then nobody reads. */
    public static List<Path> unclaimed(Collection<SharedReplies> providers) {
        return files().stream()
                .filter(file -> providers.stream().noneMatch(replies -> replies.isOurs(file)))
                .toList();
    }

    private static List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> found = Files.walk(SharedData.require(folder))) {
                found.filter(Files::isRegularFile).sorted().forEach(files::add);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return files;
    }

    private static void read(Path file, Kind kind) throws IOException {
        byte[] body = Files.readAllBytes(file);
        assertThat(body).isNotEmpty();
        assertThat(kind.reader().rows(body))
                .as("rows read of %s, of those in it", file)
                .isEqualTo(kind.rows().rows(isJson(file) ? new ObjectMapper().readTree(body) : null));
    }

    private static boolean isJson(Path file) {
        return file.toString().endsWith(".json");
    }

    private boolean isOurs(Path file) {
        return file.getParent().getFileName().toString().equals(provider)
                || file.getFileName().toString().startsWith(provider + "_");
    }

    private Kind kindOf(Path file) {
        String name = file.getFileName().toString().replace('-', '_');
        String plain = name.startsWith(provider + "_") ? name.substring(provider.length() + 1) : name;
        return kinds.entrySet().stream()
                .filter(kind -> plain.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "nobody says how " + file + " is read: name its kind, which are " + kinds.keySet()));
    }
}
