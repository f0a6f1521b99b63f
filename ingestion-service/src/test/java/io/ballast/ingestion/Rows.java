package io.ballast.ingestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The lines of a data file. */
public final class Rows {

    private Rows() {}

    /** All lines but the header; a file that ends in .gz is unpacked. */
    public static List<String> of(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(1, lines.size());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
