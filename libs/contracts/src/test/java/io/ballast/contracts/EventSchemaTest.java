package io.ballast.contracts;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Samples, records and schemas say the same. */
class EventSchemaTest {

    static Stream<String> topics() {
        return Topics.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldAcceptSample(String topic) {
        assertThat(Documents.faults(topic, Documents.sample(topic))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldReadAndWriteSampleWithoutLoss(String topic) throws JsonProcessingException {
        JsonNode sample = Documents.sample(topic);

        Object event = Documents.JSON.treeToValue(sample, Topics.record(topic));
        String written = Documents.JSON.writeValueAsString(event);

        JsonNode document = Documents.JSON.readTree(written);
        assertThat(Documents.faults(topic, document)).isEmpty();
        assertThat(fields(document)).isEqualTo(fields(sample));
        assertThat(Documents.JSON.readValue(written, Topics.record(topic))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldDescribeExactlyTheFieldsOfTheRecord(String topic) throws JsonProcessingException {
        Object event = Documents.JSON.treeToValue(Documents.sample(topic), Topics.record(topic));
        JsonNode document = Documents.JSON.valueToTree(event);

        JsonNode schema = Documents.schema(topic);

        assertThat(fields(schema.get("properties"))).isEqualTo(fields(document));
        Set<String> required = new TreeSet<>();
        schema.get("required").forEach(name -> required.add(name.asText()));
        assertThat(required).isEqualTo(fields(document));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldIgnoreFieldsOfALaterProducer(String topic) throws JsonProcessingException {
        ObjectNode later = Documents.sample(topic).deepCopy();
        later.put("fieldOfTomorrow", 1);

        assertThat(Documents.faults(topic, later)).isEmpty();
        assertThat(Documents.JSON.treeToValue(later, Topics.record(topic)))
                .isEqualTo(Documents.JSON.treeToValue(Documents.sample(topic), Topics.record(topic)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldRefuseSampleThatLacksAnyField(String topic) {
        Iterator<String> names = Documents.sample(topic).fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            ObjectNode broken = Documents.sample(topic).deepCopy();
            broken.remove(name);

            assertThat(Documents.faults(topic, broken))
                    .as("%s without %s", topic, name)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bars-ingested|from|\"07.02.2018\"",
                "bars-ingested|final|\"yes\"",
                "bars-ingested|bars|-1",
                "bars-ingested|contentHash|\"not a hash\"",
                "features-ready|buildId|\"17\"",
                "features-ready|featureCoverageRate|1.2",
                "features-ready|targetCoverage|{\"fwd_ret\":0.9}",
                "model-trained|models|[]",
                "model-trained|selectedTarget|\"return\"",
                "predictions-ready|version|\"\"",
                "session-certified|session|\"2018-02-30\"",
                "session-withheld|reasons|[]",
                "threshold-breached|severity|\"bad\"",
                "remediation-requested|symbols|\"AAPL\"",
                "operation-progressed|state|\"busy\""
            })
    void shouldRefuseSampleWithBrokenField(String topic, String field, String value) throws JsonProcessingException {
        ObjectNode broken = Documents.sample(topic).deepCopy();
        broken.set(field, Documents.JSON.readTree(value));

        assertThat(Documents.faults(topic, broken))
                .hasSize(1)
                .first()
                .asString()
                .contains(field);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldNameSchemaAfterTopicAndRecord(String topic) {
        JsonNode schema = Documents.schema(topic);

        assertThat(schema.get("$id").asText()).isEqualTo("urn:ballast:schema:" + topic + ".v1");
        assertThat(schema.get("title").asText()).isEqualTo(Topics.record(topic).getSimpleName());
        assertThat(Arrays.stream(Topics.record(topic).getRecordComponents())).hasSameSizeAs(schema.get("required"));
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
