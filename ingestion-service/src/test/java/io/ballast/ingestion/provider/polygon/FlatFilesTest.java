package io.ballast.ingestion.provider.polygon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.provider.reply.BodyBars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FlatFilesTest {

    private static final LocalDate SESSION = LocalDate.of(2023, 1, 3);
    private static final String HEADER = "ticker,volume,open,close,high,low,window_start,transactions\n";
    private static final String ROW = "BRK.B,3549900.500000,310.07,309.91,312.35,306.63,1672722000000000000,77214";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"2023-01-03.csv", "2023-01-03.csv.gz", "2023/01/2023-01-03.csv", "2023/01/2023-01-03.csv.gz"})
    void shouldFindADayAsItIsDownloaded(String name) throws IOException {
        write(name, HEADER + ROW + "\n");

        BodyBars bars = session();

        assertThat(bars.bars())
                .containsExactly(
                        new Bar("BRK.B", SESSION, 310.07, 312.35, 306.63, 309.91, 3549900.5, Double.NaN, 77214));
        assertThat(bars.raw(0)).isEqualTo(ROW);
    }

    @Test
    void shouldLeaveOtherDaysToBeAskedFor() throws IOException {
        write("2023-01-04.csv", HEADER + ROW);

        assertThat(new FlatFiles(folder).session(SESSION, any -> true)).isEmpty();
    }

    @Test
    void shouldFindColumnsByNameAndCountRowsNobodyWants() throws IOException {
        write(
                "2023-01-03.csv",
                "window_start,close,ticker,open,high,low,volume\r\n1672722000000000000,2,A,1,3,,5\r\n"
                        + "1672722000000000000,2,B,1,3,1,5\r\n1672808400000000000,2,A,1,3,1,5\r\n");

        BodyBars bars = new FlatFiles(folder).session(SESSION, "A"::equals).orElseThrow();

        assertThat(bars.bars())
                .as("of that day, an empty cell unknown")
                .containsExactly(new Bar("A", SESSION, 1, 3, Double.NaN, 2, 5, Double.NaN, Bar.UNKNOWN_COUNT));
        assertThat(bars.rowsAnswered()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';it is empty",
                "ticker,open;line 1 has no column window_start",
                "HEADER,A;line 2 is no row of 8 cells",
                "HEADER,A,1,1,1,1,1,noon,1;line 2 has window_start=noon"
            })
    void shouldNameFileAndLineThatCannotBeRead(String text, String expected) throws IOException {
        write("2023-01-03.csv", text.replace("HEADER,", HEADER));

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(this::session)
                .withMessageContaining("2023-01-03.csv: " + expected)
                .withMessageContaining("Correct it, or remove it")
                .satisfies(failed -> assertThat(failed.kind()).isEqualTo(ProviderException.Kind.REFUSED));
    }

    private BodyBars session() {
        return new FlatFiles(folder).session(SESSION, any -> true).orElseThrow();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (name.endsWith(".gz")) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } else {
            bytes.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, bytes.toByteArray());
    }
}
