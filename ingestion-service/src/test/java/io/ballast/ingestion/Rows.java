package io.ballast.ingestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

import io.ballast.ingestion.domain.bar.Bar;

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

    /** The bars of a file whose columns are symbol, date, open, high, low, close and volume; an empty cell is NaN. */
    public static List<Bar> bars(Path file) {
        return of(file).stream().map(Rows::bar).toList();
    }

    private static Bar bar(String line) {
        String[] cells = line.split(",", -1);
        double[] values = Arrays.stream(cells, 2, 7)
                .mapToDouble(cell -> cell.isBlank() ? Double.NaN : Double.parseDouble(cell))
                .toArray();
        return new Bar(
                cells[0],
                LocalDate.parse(cells[1]),
                values[0],
                values[1],
                values[2],
                values[3],
                values[4],
                Double.NaN,
                Bar.UNKNOWN_COUNT);
    }
}
