package io.ballast.ingestion.domain.call;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LimitBeliefTest {

    private static final long SECOND = 1_000_000_000;
    private static final double CALLS = 500;

    private final CallHistory history = new CallHistory();
    private final LimitBelief belief = new LimitBelief();

    @Test
    void shouldThinkOfNoLimitThatWouldHaveRefusedWhatWasTaken() {
        taken(0, 60, 10);
        tooMany(60);
        taken(61, 70, 10);
        tooMany(70);

        belief.weigh(history);

        assertThat(belief.bestPace(40, CALLS, 1)).isGreaterThan(8);
    }

    @Test
    void shouldFindTheRateBetweenWhatWasTakenAndWhatWasRefused() {
        bucket(4, 4, 10);
        bucket(4, 4, 6);

        belief.weigh(history);

        assertThat(belief.bestPace(20, CALLS, 20)).isBetween(3.0, 4.2);
    }

    @Test
    void shouldRatherRiskAWaitThanGoSlowlyForNothing() {
        taken(0, 1, 4);
        tooMany(1);

        belief.weigh(history);

        assertThat(belief.bestPace(10, CALLS, 1)).isInfinite();
        assertThat(belief.bestPace(10, CALLS, 10_000)).isFinite();
    }

    @Test
    void shouldForgetWhatNoLimitExplains() {
        bucket(1, 1, 1.5);
        bucket(1, 1, 1.5);
        long later = history.start(history.size() - 1) / SECOND + 60;
        taken(later, later + 60, 8);
        tooMany(later + 60);

        belief.weigh(history);

        assertThat(history.refusals()).isEqualTo(1);
        assertThat(belief.bestPace(10, CALLS, 1)).isGreaterThan(7);
    }

    /** Calls at a pace until the bucket of a server refuses one, a minute after the calls before. */
    private void bucket(double rate, double burst, double pace) {
        long begun = history.size() == 0 ? 0 : history.start(history.size() - 1) + 60 * SECOND;
        double tokens = burst;
        for (int call = 0; true; call++) {
            tokens = Math.min(burst, tokens + (call == 0 ? 0 : rate / pace)) - 1;
            long start = begun + (long) (call * SECOND / pace);
            if (tokens < 0) {
                history.tooMany(start);
                return;
            }
            history.started(start);
            history.answered(start);
        }
    }

    /** Calls that are answered, from a second to another, so many a second. */
    private void taken(long from, long to, int rate) {
        for (long call = from * rate; call < to * rate; call++) {
            history.started(call * SECOND / rate);
            history.answered(call * SECOND / rate);
        }
    }

    private void tooMany(long second) {
        history.tooMany(second * SECOND);
    }
}
