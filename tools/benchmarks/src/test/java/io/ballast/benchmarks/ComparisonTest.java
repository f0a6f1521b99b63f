package io.ballast.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {
    @Test
    void shouldCompareByRowSoThatAPeerMayDoLess() {
        Map<String, Measurement> figures = new LinkedHashMap<>();
        figures.put("ours", Measurement.of(1000, new Round(1, 2), 3, 100));
        figures.put("peer", Measurement.of(500, new Round(5, 10), 6, 50));

        JsonNode json = new Comparison(BenchMain.all().get(0), figures).json();

        assertThat(json.at("/ours/rowsPerSecond").asDouble()).isEqualTo(1000);
        assertThat(json.at("/ours/rowsPerCpuSecond").asDouble()).isEqualTo(500);
        assertThat(json.at("/peers/0/name").asText()).isEqualTo("peer");
        assertThat(json.at("/ratios/peer/seconds").asDouble()).isEqualTo(10);
        assertThat(json.at("/ratios/peer/cpuSeconds").asDouble()).isEqualTo(10);
        assertThat(json.at("/ratios/peer/peakRssMb").asDouble()).isEqualTo(0.5);
    }

    @Test
    void shouldFindWorkloadsByTheirAnnotationAlone() {
        List<Workload> all = BenchMain.all();

        assertThat(all).extracting(Workload::name).contains("feature-kernel").doesNotHaveDuplicates();
        assertThat(all).allSatisfy(workload -> {
            assertThat(workload.name()).matches("[a-z0-9-]+").isNotEqualTo("list");
            assertThat(workload.contenders().get(0).name()).isEqualTo("ours");
            assertThat(workload.contenders()).extracting(Contender::name).doesNotHaveDuplicates();
        });
    }

    @Test
    void shouldRefuseABenchmarkThatIsNotThere() {
        assertThat(BenchMain.run(List.of("nonsense"))).isEqualTo(3);
        assertThat(BenchMain.run(List.of())).isEqualTo(2);
    }
}
