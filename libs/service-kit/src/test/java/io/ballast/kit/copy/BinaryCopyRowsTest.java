package io.ballast.kit.copy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BinaryCopyRowsTest {

    @Test
    void shouldWriteEachValueWithItsLength() {
        BinaryCopyRows rows = new BinaryCopyRows(256);
        write(rows);

        assertThat(hex(rows))
                .isEqualTo("000b" + "00000002" + "4142" + "00000008" + "3ff8000000000000" + "ffffffff" + "00000004"
                        + "fffffffe" + "00000008" + "0000000100000000" + "00000001" + "01" + "00000004" + "00000001"
                        + "00000008" + "00000000000f4240" + "ffffffff" + "00000002" + "07ff" + "ffffffff");
    }

    @Test
    void shouldWriteTheSameBytesHoweverOftenItHasToGrow() {
        BinaryCopyRows roomy = new BinaryCopyRows(1 << 12);
        write(roomy);

        for (int capacity = 0; capacity < roomy.size(); capacity++) {
            BinaryCopyRows tight = new BinaryCopyRows(capacity);
            write(tight);
            assertThat(hex(tight)).as("capacity " + capacity).isEqualTo(hex(roomy));
        }
    }

    @Test
    void shouldStartAnewWhenCleared() {
        BinaryCopyRows rows = new BinaryCopyRows(0);
        write(rows);
        String before = hex(rows);

        rows.clear();
        write(rows);

        assertThat(hex(rows)).isEqualTo(before);
    }

    private static void write(BinaryCopyRows rows) {
        rows.startRow(11);
        rows.text("AB");
        rows.float8(1.5);
        rows.float8(Double.NaN);
        rows.int4(-2);
        rows.int8(1L << 32);
        rows.bool(true);
        rows.date(LocalDate.of(2000, 1, 2));
        rows.timestamp(946_684_801_000_000L);
        rows.text(null);
        rows.bytea(new byte[] {7, -1});
        rows.bytea(null);
    }

    private static String hex(BinaryCopyRows rows) {
        return HexFormat.of().formatHex(Arrays.copyOf(rows.bytes(), rows.size()));
    }
}
