package io.ballast.feature.persistence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import io.ballast.feature.support.AfterTheLastSession;
import io.ballast.kit.copy.BinaryCopyWriter;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/** Our CSV is the server's, to the byte. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
@TestProfile(AfterTheLastSession.class)
class CsvRowsIT {
    private static final int RANDOM = 20_000;
    private static final List<String> NAMES = List.of("A", "BRK.B", "a,b", "say \"x\"", "", "line\nbreak", "Ünï");

    TestServers servers;

    @Test
    void shouldWriteWhatTheServerWrites() throws Exception {
        List<Double> values = values();
        CsvRows ours = new CsvRows(16);
        for (int i = 0; i < values.size(); i++) {
            ours.startRow(CsvRows.quoted(name(i)));
            ours.text(day(i).toString().getBytes(StandardCharsets.US_ASCII));
            ours.float8(values.get(i));
            ours.bool(i % 2 == 0);
            ours.endRow();
        }

        String theirs = server(values);

        String[] expected = theirs.split("\n");
        Taken taken = new Taken();
        ours.update(taken);
        String[] lines = taken.bytes.toString(StandardCharsets.UTF_8).split("\n");
        assertThat(lines).hasSameSizeAs(expected);
        for (int i = 0; i < lines.length; i++) {
            assertThat(lines[i]).isEqualTo(expected[i]);
        }
    }

    private static List<Double> values() {
        List<Double> values = new ArrayList<>(List.of(
                0.0,
                -0.0,
                Double.NaN,
                1.0,
                -1.0,
                10.0,
                0.1,
                1e-4,
                1e-5,
                9.9999e-5,
                1e14,
                1e15,
                999999999999999.0,
                1e16,
                1e22,
                1e23,
                9007199254740993.0,
                0x1p-44,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                4.9e-323,
                2e-323,
                123456789.125,
                100.0,
                1200.0));
        for (int power = -1074; power < 1024; power++) {
            values.add(Math.scalb(1.0, power));
        }
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < RANDOM; i++) {
            double bits = Double.longBitsToDouble(random.nextLong());
            values.add(Double.isInfinite(bits) ? 1 : bits);
            values.add((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-8, 18)));
            values.add(random.nextInt(10_000) / 100.0);
            // Integers whose neighbours are 2 or 4 away: many decimals lie halfway.
            values.add((double) random.nextLong(1L << 55));
            values.add(random.nextInt(1, 100_000) / (double) (1L << random.nextInt(1, 40)));
        }
        return values;
    }

    private String server(List<Double> values) throws Exception {
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "create temporary table value (n integer, name text, day date, number float8, flag boolean)");
            try (BinaryCopyWriter copy = new BinaryCopyWriter(owner, "copy value from stdin (format binary)")) {
                for (int i = 0; i < values.size(); i++) {
                    copy.startRow(5);
                    copy.int4(i);
                    copy.text(name(i));
                    copy.date(day(i));
                    copy.float8(values.get(i));
                    copy.bool(i % 2 == 0);
                }
                copy.finish();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select name, day, number, flag from value order by n) to stdout (format csv)",
                            bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /** Keeps what a hash would be made of. */
    private static final class Taken extends MessageDigest {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Taken() {
            super("none");
        }

        @Override
        protected void engineUpdate(byte input) {
            bytes.write(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            bytes.write(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return bytes.toByteArray();
        }

        @Override
        protected void engineReset() {
            bytes.reset();
        }
    }

    private static String name(int i) {
        return NAMES.get(i % NAMES.size());
    }

    private static LocalDate day(int i) {
        return LocalDate.of(1999, 12, 31).plusDays(i % 9999);
    }
}
