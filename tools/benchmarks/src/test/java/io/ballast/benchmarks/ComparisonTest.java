package io.ballast.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ComparisonTest {
    @Test
    void shouldCompareByRowSoThatAPeerMayDoLess() {
        Map<Contender, Measurement> figures = new LinkedHashMap<>();
        figures.put(contender("", "ours"), Measurement.of(1000, new Round(1, 2), 3, 100));
        figures.put(contender("", "peer"), Measurement.of(500, new Round(5, 10), 6, 50));

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

        assertThat(all)
                .extracting(Workload::name)
                .contains("feature-kernel", "ingest-bars", "backfill-control")
                .doesNotHaveDuplicates();
        assertThat(all).allSatisfy(workload -> {
            assertThat(workload.name()).matches("[a-z0-9-]+").isNotEqualTo("list");
            assertThat(workload.contenders().get(0).name()).isEqualTo("ours");
            assertThat(workload.contenders()).extracting(Contender::id).doesNotHaveDuplicates();
        });
    }

    @Test
    void shouldRefuseABenchmarkThatIsNotThere() {
        assertThat(BenchMain.run(List.of("nonsense"))).isEqualTo(3);
        assertThat(BenchMain.run(List.of())).isEqualTo(2);
    }

    @Test
    void shouldCompareWithinAPartAndShowTheFirstOneOnTop() {
        Map<Contender, Measurement> figures = new LinkedHashMap<>();
        figures.put(contender("first", "ours"), Measurement.of(1000, new Round(2, 2), 2, 1));
        figures.put(contender("first", "peer"), Measurement.of(1000, new Round(4, 4), 4, 1));
        figures.put(contender("again", "ours"), Measurement.of(1000, new Round(1, 1), 1, 1));
        figures.put(contender("again", "peer"), Measurement.of(1000, new Round(10, 10), 10, 1));

        JsonNode json = new Comparison(BenchMain.all().get(0), figures).json();

        assertThat(json.at("/ratios/peer/seconds").asDouble()).isEqualTo(2);
        assertThat(json.at("/parts/first/ratios/peer/seconds").asDouble()).isEqualTo(2);
        assertThat(json.at("/parts/again/ratios/peer/seconds").asDouble()).isEqualTo(10);
    }

    @Test
    void shouldRefuseASizeThatIsNoSizeOrOfAFixedBenchmark() {
        assertThat(BenchMain.run(List.of("ingest-bars", "--rows", "many"))).isEqualTo(2);
        assertThat(BenchMain.run(List.of("ingest-bars", "--rows", "999"))).isEqualTo(2);
        assertThat(BenchMain.run(List.of("ingest-bars", "--rows"))).isEqualTo(2);
        assertThat(BenchMain.run(List.of("feature-kernel", "--rows", "1000"))).isEqualTo(2);
    }

    @Test
    void shouldRunOnlyWhatIsAskedForWithOursBesideIt() {
        Workload workload = BenchMain.all().stream()
                .filter(one -> one.name().equals("daily-features"))
                .findFirst()
                .orElseThrow();

        assertThat(chosen(workload)).hasSize(4);
        assertThat(chosen(workload, "--only", "day")).containsExactly("day/ours", "day/full-build");
        assertThat(chosen(workload, "--only", "day/ours,correction/full-build"))
                .containsExactly("day/ours", "correction/ours", "correction/full-build");
        assertThatThrownBy(() -> chosen(workload, "--only", "night"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--only 'night' is not allowed")
                .hasMessageContaining("day/ours");
        assertThat(BenchMain.run(List.of("daily-features", "--only", "night"))).isEqualTo(2);
    }

    @Test
    void shouldCountTheMedianOfTurns() {
        Turns turns = new Turns();
        Contender ours = contender("", "ours");
        Contender peer = contender("", "peer");
        for (int seconds : new int[] {3, 1, 2}) {
            turns.add(ours, Measurement.of(1000, new Round(seconds, 1), 1, 1));
            turns.add(peer, Measurement.of(1000, new Round(10 * seconds, 1), 1, 1));
        }

        assertThat(turns.medians()).containsOnlyKeys(ours, peer);
        assertThat(turns.medians().get(ours).seconds()).isEqualTo(2);
        assertThat(turns.medians().get(peer).seconds()).isEqualTo(20);
        assertThat(Turns.of(List.of("build-features"))).isEqualTo(1);
        assertThat(Turns.of(List.of("build-features", "--turns", "3"))).isEqualTo(3);
        assertThat(BenchMain.run(List.of("build-features", "--turns", "0"))).isEqualTo(2);
        assertThat(BenchMain.run(List.of("build-features", "--turns"))).isEqualTo(2);
    }

    private static List<String> chosen(Workload workload, String... arguments) {
        return Selection.of(workload, List.of(arguments)).stream()
                .map(Contender::id)
                .toList();
    }

    private static Contender contender(String part, String name) {
        return new Contender(part, name, run -> null);
    }
}
