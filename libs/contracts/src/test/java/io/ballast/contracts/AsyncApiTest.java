package io.ballast.contracts;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The AsyncAPI document names the topics there are, and who really sends and reads them. */
class AsyncApiTest {

    private static final JsonNode API = Documents.asyncApi();
    private static final Pattern INCOMING_TOPIC = Pattern.compile("mp\\.messaging\\.incoming\\.([^.]+)\\.topic");

    static Stream<String> services() {
        return Services.all().stream();
    }

    static Stream<String> topics() {
        return Topics.all().stream();
    }

    @Test
    void shouldDescribeExactlyTheTopics() {
        Set<String> addresses = new LinkedHashSet<>();
        API.get("channels")
                .forEach(channel -> addresses.add(channel.get("address").asText()));

        assertThat(addresses).containsExactlyElementsOf(Topics.all());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldTieMessageToTypeAndSchema(String topic) {
        String event = Topics.record(topic).getSimpleName();
        JsonNode message = API.at("/components/messages/" + event);

        assertThat(API.at("/channels/" + topic + "/messages/" + event + "/$ref").asText())
                .isEqualTo("#/components/messages/" + event);
        assertThat(message.get("name").asText()).isEqualTo(Topics.eventType(topic));
        assertThat(message.at("/payload/schema/$ref").asText()).isEqualTo("./schemas/" + topic + ".v1.json");
        assertThat(message.at("/bindings/kafka/key").isMissingNode()).isFalse();
    }

    @Test
    void shouldResolveEveryReference() {
        for (JsonNode reference : API.findValues("$ref")) {
            String target = reference.asText();
            if (target.startsWith("#")) {
                assertThat(API.at(target.substring(1)).isMissingNode())
                        .as(target)
                        .isFalse();
            } else {
                assertThat(Documents.class.getResource("/" + target.substring(2)))
                        .as(target)
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldNameTheTopicsAServiceReads(String service) throws IOException {
        Path file = module(service).resolve("src/main/resources/application.properties");
        assumeTrue(Files.exists(file), () -> "not built: " + file);

        assertThat(topicsReadBy(file)).isEqualTo(topicsOf("receive", service));
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldNameTheTopicsAServiceSends(String service) throws IOException {
        Path file = module(service).resolve("src/main/resources/application.properties");
        assumeTrue(Files.exists(file), () -> "not built: " + file);

        Set<String> sent = topicsMadeIn(module(service).resolve("src/main/java"));
        sent.addAll(topicsMadeIn(Path.of("..", "service-kit", "src", "main", "java")));

        assertThat(sent).isEqualTo(topicsOf("send", service));
    }

    private static Path module(String service) {
        return Path.of("..", "..", service + "-service");
    }

    private static Set<String> topicsOf(String action, String service) {
        Set<String> topics = new TreeSet<>();
        for (JsonNode operation : API.get("operations")) {
            for (JsonNode name : operation.get("x-services")) {
                assertThat(Services.all()).contains(name.asText());
                if (operation.get("action").asText().equals(action)
                        && name.asText().equals(service)) {
                    topics.add(operation.at("/channel/$ref").asText().substring("#/channels/".length()));
                }
            }
        }
        return topics;
    }

    private static Set<String> topicsReadBy(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Set<String> topics = new TreeSet<>();
        for (Map.Entry<Object, Object> property : properties.entrySet()) {
            if (INCOMING_TOPIC.matcher((String) property.getKey()).matches()) {
                topics.add((String) property.getValue());
            }
        }
        return topics;
    }

    /** A service that makes an event sends it: records of received events are made by Jackson, not by code. */
    private static Set<String> topicsMadeIn(Path sources) throws IOException {
        Set<String> topics = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                for (String topic : Topics.all()) {
                    if (text.contains("new " + Topics.record(topic).getSimpleName() + "(")) {
                        topics.add(topic);
                    }
                }
            }
        }
        return topics;
    }
}
