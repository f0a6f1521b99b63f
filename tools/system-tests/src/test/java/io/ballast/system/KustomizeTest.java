package io.ballast.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What {@code kubectl kustomize} makes of deploy/kustomize. */
class KustomizeTest {

    private static final String BASE = "deploy/kustomize/base";

    static Stream<String> services() {
        return Stream.of("ingestion", "feature", "model", "monitor");
    }

    @Test
    void shouldRenderOneDeploymentAndOneServiceEach() throws IOException, InterruptedException {
        List<JsonNode> objects = render(BASE);

        assertThat(namesOf("Deployment", objects))
                .containsExactlyInAnyOrder("ballast-ingestion", "ballast-feature", "ballast-model", "ballast-monitor");
        assertThat(namesOf("Service", objects)).isEqualTo(namesOf("Deployment", objects));
        assertThat(namesOf("ConfigMap", objects)).hasSize(1);
        assertThat(objects).hasSize(9).allSatisfy(object -> assertThat(
                        object.at("/metadata/namespace").isMissingNode())
                .isTrue());
    }

    @Test
    void shouldNotRunTwoProcessesOnOnePlanOfAProvider() {
        JsonNode ingestion = AlertRules.yaml(BASE + "/ingestion.yaml").get("spec");

        assertThat(ingestion.get("replicas").asInt()).isEqualTo(1);
        assertThat(ingestion.at("/strategy/type").asText()).isEqualTo("Recreate");
    }

    @Test
    void shouldKeepSecretsOutOfTheBase() throws IOException, InterruptedException {
        List<JsonNode> objects = render(BASE);
        JsonNode example = AlertRules.yaml(BASE + "/secret.example.yaml");
        Set<String> keys = fields(example.get("stringData"));

        assertThat(namesOf("Secret", objects)).isEmpty();
        assertThat(example.get("stringData"))
                .allSatisfy(value -> assertThat(value.asText()).isEmpty());
        assertThat(fields(configMap(objects))).doesNotContainAnyElementsOf(keys);
        Set<String> referred = new TreeSet<>();
        for (JsonNode object : objects) {
            for (JsonNode reference : object.findValues("secretKeyRef")) {
                referred.add(reference.get("key").asText());
            }
        }
        assertThat(referred).isEqualTo(keys);
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldProbeAndConfine(String service) throws IOException, InterruptedException {
        JsonNode deployment = find("Deployment", "ballast-" + service, render(BASE));
        JsonNode pod = deployment.at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");

        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
        assertThat(container.at("/resources/limits/memory").asText()).endsWith("i");
        assertThat(container.at("/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
        assertThat(pod.at("/terminationGracePeriodSeconds").asInt()).isGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldAgreeWithTheServiceOnPortAndImage(String service) throws IOException, InterruptedException {
        List<JsonNode> objects = render(BASE);
        JsonNode container = find("Deployment", "ballast-" + service, objects).at("/spec/template/spec/containers/0");
        String port = container.at("/ports/0/containerPort").asText();
        String dockerfile = Repository.text("deploy/docker/" + service + "-service.Dockerfile");

        assertThat(Repository.text(service + "-service/src/main/resources/application.properties"))
                .contains("quarkus.http.port=" + port);
        assertThat(dockerfile).contains("EXPOSE " + port, "USER 10001", "-t ballast/" + service + "-service ");
        assertThat(container.get("image").asText()).isEqualTo("ballast/" + service + "-service");
        assertThat(find("Service", "ballast-" + service, objects)
                        .at("/spec/ports/0/port")
                        .asText())
                .isEqualTo(port);
    }

    @Test
    void shouldRenderTheExampleOverlay() throws IOException, InterruptedException {
        List<JsonNode> objects = render("deploy/kustomize/overlays/example");

        assertThat(objects).hasSize(9).allSatisfy(object -> assertThat(
                        object.at("/metadata/namespace").asText())
                .isEqualTo("ballast"));
        assertThat(fields(configMap(objects))).isEqualTo(fields(configMap(render(BASE))));
    }

    @Test
    void shouldScaleTheFeatureServiceByTheTopicOfItsShards() {
        JsonNode scaled = AlertRules.yaml("deploy/kustomize/components/feature-scaling/scaled-object.yaml");
        JsonNode trigger = scaled.at("/spec/triggers/0/metadata");

        assertThat(scaled.at("/spec/scaleTargetRef/name").asText()).isEqualTo("ballast-feature");
        String topic = trigger.get("topic").asText();
        assertThat(Repository.text("feature-service/src/main/resources/application.properties"))
                .contains("ballast.service.name=" + trigger.get("consumerGroup").asText())
                .contains(".topic=" + topic);
        assertThat(Repository.text("docs/events.md")).contains("twelve for\n`" + topic + "`");
        assertThat(scaled.at("/spec/maxReplicaCount").asInt()).isEqualTo(12);
    }

    private static List<JsonNode> render(String folder) throws IOException, InterruptedException {
        Optional<Tool> kubectl = Tool.onPath("kubectl");
        assumeTrue(kubectl.isPresent(), "not run: kubectl is not on the PATH");
        Tool.Outcome outcome = kubectl.get().run(Repository.file("."), "kustomize", folder);
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        YAMLMapper yaml = new YAMLMapper();
        List<JsonNode> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                yaml.readerFor(JsonNode.class).readValues(outcome.output())) {
            documents.forEachRemaining(objects::add);
        }
        return objects;
    }

    private static JsonNode configMap(List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> object.get("kind").asText().equals("ConfigMap"))
                .findFirst()
                .orElseThrow()
                .get("data");
    }

    private static JsonNode find(String kind, String name, List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> object.get("kind").asText().equals(kind))
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> namesOf(String kind, List<JsonNode> objects) {
        Set<String> names = new TreeSet<>();
        objects.stream()
                .filter(object -> object.get("kind").asText().equals(kind))
                .forEach(object -> names.add(object.at("/metadata/name").asText()));
        return names;
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
