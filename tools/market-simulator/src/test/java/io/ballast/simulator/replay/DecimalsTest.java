package io.ballast.simulator.replay;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DecimalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "12",
                "45.07",
                "-3.5",
                "0.000123",
                ".5",
                "5.",
                "123456789012345",
                "1234567890123456789",
                "0.1234567890123456789",
                "-1876000000.0",
                "1.3e+08",
                "7.00000700001",
                "163022222.222",
                "1E-5"
            })
    void shouldReadWhatJavaReads(String text) {
        assertThat(Decimals.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "abc", "1,5", "1.2.3", "NaN", "Infinity", "0x1p3", "1d", " 1", "1e999", "--1"})
    void shouldReadNothingElse(String text) {
        assertThat(Decimals.parse(text)).isNaN();
    }

    @Test
    void shouldRoundAsJavaDoesForEveryShortDecimal() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            String text = random.nextLong(1_000_000_000L) + "." + String.format("%04d", random.nextInt(10_000));
            assertThat(Decimals.parse(text)).isEqualTo(Double.parseDouble(text));
        }
    }
}
