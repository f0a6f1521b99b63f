package io.ballast.servers;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LocalKafkaIT {

    private static final String TOPIC = "bars-ingested";

    @TempDir
    Path folder;

    @Test
    void shouldDeliverRecordAndKeepItWhenRestartedOnKeptData() throws Exception {
        LocalKafka.Options options = LocalKafka.Options.defaults().dataDir(folder.resolve("kafka"));
        try (LocalKafka kafka = LocalKafka.start(options)) {
            produce(kafka.bootstrapServers(), "run-1", "first");
            assertThat(consume(kafka.bootstrapServers(), "before", 1)).containsExactly("first");
        }
        try (LocalKafka kafka = LocalKafka.start(options)) {
            produce(kafka.bootstrapServers(), "run-1", "second");
            assertThat(consume(kafka.bootstrapServers(), "after", 2)).containsExactly("first", "second");
        }
    }

    @Test
    void shouldRunInJvmOfItsOwnAndStopOnSignal() throws Exception {
        List<Integer> ports = FreePorts.find(2);
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx192m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaMain.class.getName(),
                        folder.resolve("own").toString(),
                        ports.get(0).toString(),
                        ports.get(1).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String bootstrap = lines.lines()
                    .filter(line -> line.startsWith(KafkaMain.READY))
                    .findFirst()
                    .map(line -> line.substring(KafkaMain.READY.length() + 1))
                    .orElseThrow(() -> new AssertionError("the broker ended without being ready"));
            produce(bootstrap, "run-1", "hello");
            assertThat(consume(bootstrap, "own", 1)).containsExactly("hello");
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void produce(String bootstrap, String key, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, key, value)).get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> consume(String bootstrap, String group, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "group.id", group, "auto.offset.reset", "earliest");
        var values = new java.util.ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(200))) {
                    values.add(found.value());
                }
            }
        }
        return values;
    }
}
