package io.ballast.contracts;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopicsTest {

    @Test
    void shouldNameTypeAndDeadLetterAfterTopic() {
        assertThat(Topics.of(BarsIngested.class)).isEqualTo("bars-ingested");
        assertThat(Topics.eventType("bars-ingested")).isEqualTo("ballast.bars-ingested.v1");
        assertThat(Topics.deadLetter("bars-ingested")).isEqualTo("bars-ingested.dlq");
    }

    @Test
    void shouldGiveEveryRecordItsOwnTopic() {
        assertThat(Topics.all()).hasSize(11);
        for (String topic : Topics.all()) {
            assertThat(Topics.of(Topics.record(topic))).isEqualTo(topic);
        }
    }

    @Test
    void shouldNameWhatIsUnknown() {
        assertThatThrownBy(() -> Topics.eventType("bars")).hasMessageContaining("unknown topic bars");
        assertThatThrownBy(() -> Topics.of(String.class)).hasMessageContaining("java.lang.String is no event");
    }
}
