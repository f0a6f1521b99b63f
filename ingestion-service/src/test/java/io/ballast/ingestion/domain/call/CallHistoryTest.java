package io.ballast.ingestion.domain.call;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.domain.call.CallHistory.Fate;

import static org.assertj.core.api.Assertions.assertThat;

class CallHistoryTest {

    private final CallHistory history = new CallHistory();

    @Test
    void shouldKeepWhatTheProviderTook() {
        history.started(1);
        history.started(2);
        history.started(2);
        history.answered(2);
        history.refused(1);

        assertThat(starts()).containsExactly(2L, 2L);
        assertThat(fates()).containsExactly(Fate.TAKEN, Fate.ANSWERED);
    }

    @Test
    void shouldPutARefusalWhereItWas() {
        history.started(1);
        history.started(3);
        history.tooMany(2);

        assertThat(fates()).containsExactly(Fate.TAKEN, Fate.TOO_MANY, Fate.TAKEN);
        assertThat(history.refusals()).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatCameUpToTheRefusalBeforeTheLatest() {
        history.started(1);
        history.tooMany(2);
        history.started(3);
        history.tooMany(4);
        history.started(5);

        history.forgetBeforeLatestRefusal();

        assertThat(starts()).containsExactly(3L, 4L, 5L);
    }

    @Test
    void shouldForgetWhatIsLongPast() {
        IntStream.range(0, 10_000).forEach(history::started);
        history.answered(3);
        history.refused(4);
        history.tooMany(5);

        assertThat(history.size()).isLessThan(2000);
        assertThat(history.start(history.size() - 1)).isEqualTo(9999);
        assertThat(starts()).isSorted();
    }

    private List<Long> starts() {
        return IntStream.range(0, history.size()).mapToObj(history::start).toList();
    }

    private List<Fate> fates() {
        return IntStream.range(0, history.size()).mapToObj(history::fate).toList();
    }
}
