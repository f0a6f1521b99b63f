package io.ballast.model.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.model.domain.prediction.SessionPredictions;

import static org.assertj.core.api.Assertions.assertThat;

class SettledSessionsTest {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);

    /** 2018-02-08 opens at 14:30 UTC. */
    @ParameterizedTest
    @CsvSource({
        "true,  2018-02-08T14:29:59Z, false",
        "true,  2018-02-08T14:30:00Z, true",
        "false, 2018-02-08T14:30:00Z, false"
    })
    void shouldSettleWhatWasCertifiedOnceTheNextSessionHasOpened(boolean certified, Instant now, boolean settled) {
        assertThat(new SettledSessions(new Certified(certified), () -> now).contains(SESSION))
                .isEqualTo(settled);
    }

    /** Predictions of one session that are certified, or are not. */
    private record Certified(boolean certified) implements PredictionStore {

        @Override
        public List<String> publish(String runId, List<SessionPredictions> made, Instant publishedAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> keepLate(String runId, List<SessionPredictions> made, Instant publishedAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, String> published(String runId, LocalDate session) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int judge(String runId, LocalDate session, boolean tradable, List<String> reasons) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isTradable(LocalDate session) {
            return certified && session.equals(SESSION);
        }
    }
}
