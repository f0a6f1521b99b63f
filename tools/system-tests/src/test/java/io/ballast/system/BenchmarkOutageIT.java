package io.ballast.system;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;

/** A benchmark that ends half a year early takes half of the training targets with it; nobody must trade unknowingly. */
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes minutes; run it with -Dballast.campaign=true")
class BenchmarkOutageIT {

    private static final String LAST_BENCHMARK_DAY = "2017-06-30";

    @TempDir
    Path replay;

    @Test
    void shouldFallBackAndSaySoEverywhere() throws Exception {
        Path market = SharedData.require("data/sp500-2013-2018");
        withoutLateBenchmark(market);

        try (LocalSystem system = new LocalSystem("benchmark-outage").with("TRAIN_WINDOW_YEARS", "1")) {
            LocalSystem.Answer demo = system.demo(Duration.ofMinutes(6), "--replay", replay.toString(), "--json");
            assertThat(demo.exitCode()).as(demo::toString).isZero();

            assertThat(demo.json().path("selectedTarget").asText()).isEqualTo("fwd_ret");
            assertThat(demo.json().path("fallback").asBoolean()).isTrue();
            assertThat(log(system, "model")).contains("falling back to fwd_ret");
            assertThat(modelTrained(system)).contains("\"fallback\":true");
            assertThat(metrics(system, "model")).containsPattern("(?m)^ballast_target_fallback_active(\\{.*})? 1\\.0");
            assertThat(system.call(Duration.ofMinutes(1), "target-coverage").exitCode())
                    .isEqualTo(2);
            assertAttributedAndPaidFor(system.call(Duration.ofMinutes(1), "models", "targets", "--json")
                    .json()
                    .at("/items/0"));
        }
    }

    /** The lost cells are those that the decision rests on, each with one cause, and the fallback has its price. */
    private static void assertAttributedAndPaidFor(JsonNode selection) {
        JsonNode attribution = selection.path("attribution");
        JsonNode coverage =
                selection.path("coverage").path(attribution.path("span").asText());
        long notMatured = attribution.at("/causes/not-matured").asLong();
        assertThat(attribution.path("expectedCells").asLong() - notMatured)
                .as(attribution::toString)
                .isEqualTo(coverage.path("expectedCells").asLong());
        assertThat(attribution.path("coveredCells").asLong())
                .isEqualTo(coverage.path("fwdRetResidCells").asLong());
        assertThat(attribution.at("/causes/benchmark-missing").asLong()).isPositive();
        assertThat(selection.path("receipts")).isNotEmpty().allSatisfy(receipt -> {
            JsonNode cost = receipt.path("cost");
            assertThat(cost.path("mean").asDouble())
                    .isBetween(cost.path("low").asDouble(), cost.path("high").asDouble());
        });
    }

    /** The real market, but for the benchmark's bars after its last day. */
    private void withoutLateBenchmark(Path market) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(market, "*.csv*")) {
            for (Path file : files) {
                Files.copy(file, replay.resolve(file.getFileName()));
            }
        }
        Path bars = replay.resolve("bars.csv.gz");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(bars)), StandardCharsets.UTF_8));
                BufferedWriter out = Files.newBufferedWriter(replay.resolve("bars.csv"))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.split(",", 3);
                if (!fields[0].equals("IWM") || fields[1].compareTo(LAST_BENCHMARK_DAY) <= 0) {
                    out.write(line + "\n");
                }
            }
        }
        Files.delete(bars);
    }

    private static String log(LocalSystem system, String service) throws IOException {
        return Files.readString(system.dataFolder().resolve("logs").resolve(service + ".log"));
    }

    private static String modelTrained(LocalSystem system) throws Exception {
        try (Connection database = system.database()) {
            return LocalSystem.query(
                    database, "select payload from model.outbox_event where topic = 'model-trained' limit 1");
        }
    }

    private static String metrics(LocalSystem system, String service) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.url(service) + "/q/metrics"))
                .header("Accept", "text/plain")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
