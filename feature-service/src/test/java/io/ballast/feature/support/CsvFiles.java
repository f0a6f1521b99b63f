package io.ballast.feature.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Reads plain or gzip'd CSV files with a header line. */
public final class CsvFiles {
    private CsvFiles() {}

    /**
     * Reads a file record by record.
     *
     * @param file ending in .gz if compressed
     * @param each called per record
     */
    public static void read(Path file, Consumer<NamedCsvRecord> each) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            csv.forEach(each);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /**
     * A number, NaN where the field is empty.
     *
     * @param csvRecord record
     * @param field name
     * @return value
     */
    public static double number(NamedCsvRecord csvRecord, String field) {
        String text = csvRecord.getField(field);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }
}
