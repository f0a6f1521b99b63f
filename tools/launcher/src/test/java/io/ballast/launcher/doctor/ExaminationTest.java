package io.ballast.launcher.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.launcher.run.DataDirectory;

import static org.assertj.core.api.Assertions.assertThat;

class ExaminationTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1000000,FAIL", "2000000,WARN", "8000000,OK"})
    void shouldJudgeMemory(long kilobytes, Finding.Level level) throws IOException {
        Path meminfo = Files.writeString(
                folder.resolve("meminfo"), "MemTotal: 9000000 kB\nMemAvailable:  " + kilobytes + " kB\n");

        assertThat(Examination.memory(meminfo).verdict()).isEqualTo(level);
    }

    @Test
    void shouldNotClaimToKnowMemoryWhereTheSystemDoesNotSay() {
        assertThat(Examination.memory(folder.resolve("none")).verdict()).isEqualTo(Finding.Level.WARN);
    }

    @Test
    void shouldFailOnATakenPortAndSayWhatToDo() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var environment = Map.of("BALLAST_MODEL_PORT", Integer.toString(taken.getLocalPort()), "PATH", "");
            List<Finding> findings =
                    new Examination(environment, new DataDirectory(folder.resolve("not/there/yet"))).examine();

            assertThat(findings).anySatisfy(finding -> {
                assertThat(finding.verdict()).isEqualTo(Finding.Level.FAIL);
                assertThat(finding.found()).contains("model wants it");
                assertThat(finding.advice()).contains("BALLAST_MODEL_PORT");
            });
            assertThat(findings).anySatisfy(finding -> {
                assertThat(finding.name()).isEqualTo("build");
                assertThat(finding.verdict()).isEqualTo(Finding.Level.WARN);
            });
            assertThat(findings).extracting(Finding::name).contains("JDK", "memory", "disk", "OpenMP");
        }
    }
}
