package io.ballast.simulator.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** One CSV file of a replay directory, plain or gzip'd, with a header line. */
final class CsvFile {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final List<String> required;

    private CsvFile(Path path, List<String> required) {
        this.path = path;
        this.required = required;
    }

    /** Looks for {@code name.csv} or {@code name.csv.gz}; having both is refused. */
    static Optional<CsvFile> find(Path directory, String name, List<String> requiredColumns) {
        Path plain = directory.resolve(name + ".csv");
        Path zipped = directory.resolve(name + ".csv.gz");
        if (Files.exists(plain) && Files.exists(zipped)) {
            throw new MalformedReplayException(plain + " and " + zipped + " are both there: only one of them expected");
        }
        if (Files.exists(plain)) {
            return Optional.of(new CsvFile(plain, requiredColumns));
        }
        return Files.exists(zipped) ? Optional.of(new CsvFile(zipped, requiredColumns)) : Optional.empty();
    }

    /** Hands every line after the header to the reader; the row is the same object each time. */
    void forEachRow(Consumer<CsvRow> reader) {
        CsvRow row = null;
        try (InputStream bytes = open();
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .detectBomHeader(true)
                        .ofCsvRecord(bytes, StandardCharsets.UTF_8)) {
            for (CsvRecord record : records) {
                if (row == null) {
                    row = new CsvRow(path, record.getFields(), required);
                } else {
                    row.moveTo(record);
                    reader.accept(row);
                }
            }
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            throw new MalformedReplayException(
                    path + after(row) + " cannot be read as " + (isZipped() ? "gzip'd " : "") + "CSV: " + firstLine(e));
        }
        if (row == null) {
            throw new MalformedReplayException(
                    path + " line 1: nothing there; a header line expected with " + required);
        }
    }

    private InputStream open() throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        return isZipped() ? new GZIPInputStream(file, BUFFER) : file;
    }

    private boolean isZipped() {
        return path.toString().endsWith(".gz");
    }

    private static String after(CsvRow row) {
        return row == null ? "" : " after line " + row.line();
    }

    private static String firstLine(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
