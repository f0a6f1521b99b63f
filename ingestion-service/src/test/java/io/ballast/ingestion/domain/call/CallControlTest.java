package io.ballast.ingestion.domain.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.domain.call.CallControl.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class CallControlTest {

    private static final Instant START = Instant.parse("2018-02-08T05:00:00Z");

    private final CallControl control = new CallControl(Optional.empty(), Pacing.fixed(4, 0));

    @Test
    void shouldLetAsManyGoAsThePacingAllows() {
        for (int i = 0; i < 4; i++) {
            assertThat(begins(0)).isTrue();
        }
        assertThat(begins(0)).isFalse();

        control.end(at(0), at(1), Outcome.ANSWERED);

        assertThat(begins(1)).isTrue();
        assertThat(begins(1)).isFalse();
    }

    @Test
    void shouldKeepTheIntervalOfThePacing() {
        CallControl paced = new CallControl(Optional.empty(), Pacing.fixed(4, 2_000_000_000));

        assertThat(paced.tryBegin(at(0))).isZero();
        assertThat(paced.tryBegin(at(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(paced.tryBegin(at(2))).isZero();
    }

    @Test
    void shouldKeepThePlansQuotaWhateverThePacing() {
        CallControl planned =
                new CallControl(Optional.of(new CallQuota(2, Duration.ofSeconds(60))), Pacing.fixed(4, 0));

        assertThat(planned.tryBegin(at(0))).isZero();
        assertThat(planned.tryBegin(at(0))).isZero();
        planned.end(at(0), at(3), Outcome.ANSWERED);
        planned.end(at(0), at(4), Outcome.ANSWERED);

        assertThat(planned.tryBegin(at(5))).isEqualTo(Duration.ofSeconds(58));
        assertThat(planned.tryBegin(at(63))).isZero();
    }

    @Test
    void shouldLetOneTryForAllAfterARefusal() {
        assertThat(begins(0)).isTrue();
        assertThat(begins(0)).isTrue();
        refused(0, 1, 10);

        assertThat(begins(5)).isFalse();
        assertThat(begins(10)).isTrue();
        assertThat(begins(10)).as("another waits for the one that tries").isFalse();
        control.end(at(0), at(11), Outcome.ANSWERED);
        assertThat(begins(11)).as("one from before the refusal says nothing").isFalse();
        control.end(at(10), at(12), Outcome.ANSWERED);
        assertThat(begins(12)).isTrue();
        assertThat(begins(12)).isTrue();
    }

    @Test
    void shouldLetOthersGoAfterATrialThatBeganAsTheClockStoodOrWasSetBack() {
        for (int begun : new int[] {1, 0}) {
            CallControl fresh = new CallControl(Optional.empty(), Pacing.fixed(4, 0));
            assertThat(fresh.tryBegin(at(0).minusMillis(1))).isZero();
            fresh.end(at(0).minusMillis(1), at(1), Outcome.REFUSED);

            assertThat(fresh.tryBegin(at(begun))).as("it tries for all").isZero();
            fresh.end(at(begun), at(begun), Outcome.ANSWERED);

            assertThat(fresh.tryBegin(at(2))).isZero();
            assertThat(fresh.tryBegin(at(2))).isZero();
        }
    }

    @Test
    void shouldLetOneTryAgainWhenTheFirstIsRefusedToo() {
        assertThat(begins(0)).isTrue();
        refused(0, 1, 10);
        assertThat(begins(10)).isTrue();
        refused(10, 11, 20);

        assertThat(begins(19)).isFalse();
        assertThat(begins(20)).isTrue();
        assertThat(begins(20)).isFalse();
    }

    @Test
    void shouldLetAnotherTryWhenTheFirstIsLost() {
        assertThat(begins(0)).isTrue();
        refused(0, 1, 10);
        assertThat(begins(10)).isTrue();
        control.end(at(10), at(11), Outcome.LEFT);

        assertThat(begins(11)).isTrue();
        assertThat(begins(11)).isFalse();
    }

    @Test
    void shouldLetOneTryForAllAfterARest() {
        for (int i = 0; i < 8; i++) {
            assertThat(begins(i)).isTrue();
            control.end(at(i), at(i), Outcome.FAILED);
        }

        assertThat(begins(30)).isFalse();
        assertThat(begins(37)).isTrue();
        assertThat(begins(38)).isFalse();
        assertThat(begins(39)).isFalse();
        control.end(at(37), at(40), Outcome.ANSWERED);
        assertThat(begins(40)).isTrue();
        assertThat(begins(40)).isTrue();
    }

    @Test
    void shouldBeDownOnceTwoTrialsFailedToo() {
        for (int i = 0; i < 8; i++) {
            assertThat(begins(i)).isTrue();
            control.end(at(i), at(i), Outcome.FAILED);
        }
        assertThat(control.isDown(at(8))).as("it may be a moment only").isFalse();
        assertThat(begins(40)).isTrue();
        control.end(at(40), at(41), Outcome.FAILED);
        assertThat(control.isDown(at(41))).isFalse();
        assertThat(begins(80)).isTrue();
        control.end(at(80), at(81), Outcome.FAILED);

        assertThat(control.isDown(at(82))).isTrue();
        assertThat(control.isDown(at(111))).as("one may try").isFalse();
        assertThat(begins(111)).isTrue();
        assertThat(control.isDown(at(112)))
                .as("the others need not wait for it")
                .isTrue();
        control.end(at(111), at(113), Outcome.ANSWERED);
        assertThat(control.isDown(at(113))).isFalse();
    }

    @Test
    void shouldNotTakeALeftCallForAFailure() {
        for (int i = 0; i < 20; i++) {
            assertThat(begins(i)).isTrue();
            control.end(at(i), at(i), Outcome.LEFT);
        }
    }

    private boolean begins(int second) {
        return control.tryBegin(at(second)).isZero();
    }

    private void refused(int begun, int now, int opens) {
        control.closeUntil(at(opens));
        control.end(at(begun), at(now), Outcome.REFUSED);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
