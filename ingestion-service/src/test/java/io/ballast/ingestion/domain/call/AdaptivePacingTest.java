package io.ballast.ingestion.domain.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongUnaryOperator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdaptivePacingTest {

    private static final long SECOND = 1_000_000_000;

    private final AdaptivePacing pacing = new AdaptivePacing();
    private long now;

    @Test
    void shouldBeginWithOneCallAtATime() {
        assertThat(pacing.concurrency()).isEqualTo(1);
        assertThat(pacing.intervalNanos()).isZero();
        assertThat(pacing.notBefore()).isLessThanOrEqualTo(0);
    }

    @Test
    void shouldMakeMoreCallsAtATimeWhileThatBringsMoreAnswers() {
        serve(100, underWay -> SECOND);

        assertThat(pacing.concurrency()).isEqualTo(AdaptivePacing.MAX_CONCURRENCY);
    }

    @Test
    void shouldNotMakeMoreCallsAtATimeThanTheProviderServes() {
        serve(7, underWay -> SECOND * Math.max(1, underWay / 2));

        assertThat(pacing.concurrency()).isEqualTo(2);
    }

    @Test
    void shouldTryMoreCallsAgainLater() {
        serve(7, underWay -> SECOND * Math.max(1, underWay / 2));
        serve(100, underWay -> SECOND);

        assertThat(pacing.concurrency()).isEqualTo(AdaptivePacing.MAX_CONCURRENCY);
    }

    @Test
    void shouldNotTakeAProviderThatBecameSlowForOneThatIsFull() {
        serve(3, underWay -> SECOND);
        serve(40, underWay -> 8 * SECOND);

        assertThat(pacing.concurrency()).isEqualTo(AdaptivePacing.MAX_CONCURRENCY);
    }

    @Test
    void shouldKeepALimitThatRefusedMoreThanOnce() {
        serveUpTo(2, 40);

        assertThat(2 * pacing.intervalNanos()).isBetween(SECOND * 95 / 100, SECOND * 125 / 100);
    }

    @Test
    void shouldNotKnowBetterBeforeTheCallThatTriesIsAnswered() {
        serve(8, underWay -> SECOND);

        refused();

        assertThat(pacing.intervalNanos()).isZero();
    }

    @Test
    void shouldKeepItsPaceWhenTheCallThatTriesIsRefusedToo() {
        serve(8, underWay -> SECOND);
        refused();

        refused();
        passesTrial();

        assertThat(pacing.intervalNanos()).isZero();
    }

    @Test
    void shouldTakeOneRefusalThatCostsMuchForABadMoment() {
        serve(40, underWay -> SECOND);
        refused();
        passesTrial();

        assertThat(pacing.intervalNanos()).isZero();
    }

    @Test
    void shouldTakeRefusalsOfTheSameMomentForOne() {
        AdaptivePacing once = new AdaptivePacing();
        AdaptivePacing twice = new AdaptivePacing();
        for (AdaptivePacing each : new AdaptivePacing[] {once, twice}) {
            for (int call = 0; call < 3; call++) {
                each.started(call);
            }
            each.refused(1, 10);
        }
        twice.refused(2, 11);
        for (AdaptivePacing each : new AdaptivePacing[] {once, twice}) {
            each.started(5 * SECOND);
            each.answered(5 * SECOND, 6 * SECOND);
        }

        assertThat(twice.intervalNanos()).isEqualTo(once.intervalNanos());
    }

    @Test
    void shouldNotChangeForErrors() {
        serve(8, underWay -> SECOND);
        int concurrency = pacing.concurrency();
        for (int i = 0; i < 50; i++) {
            pacing.failed(start());
        }

        assertThat(pacing.concurrency()).isEqualTo(concurrency);
        assertThat(pacing.intervalNanos()).isZero();
    }

    @Test
    void shouldLetAnotherTryWhenTheCallThatTriesComesToNothing() {
        AdaptivePacing undisturbed = new AdaptivePacing();
        for (AdaptivePacing each : new AdaptivePacing[] {undisturbed, pacing}) {
            each.started(0);
            each.answered(0, SECOND / 10);
            each.started(SECOND);
            each.refused(SECOND, SECOND + 1);
            each.started(6 * SECOND);
        }
        pacing.failed(6 * SECOND);
        pacing.started(7 * SECOND);
        undisturbed.refused(6 * SECOND, 8 * SECOND);
        pacing.refused(7 * SECOND, 8 * SECOND);
        for (AdaptivePacing each : new AdaptivePacing[] {undisturbed, pacing}) {
            each.started(14 * SECOND);
            each.answered(14 * SECOND, 14 * SECOND + SECOND / 10);
        }

        assertThat(pacing.intervalNanos())
                .isEqualTo(undisturbed.intervalNanos())
                .isZero();
    }

    /** Answers calls that start as soon as they may. */
    private void serve(int answers, LongUnaryOperator latency) {
        Deque<Long> underWay = new ArrayDeque<>();
        for (int i = 0; i < answers; i++) {
            while (underWay.size() < pacing.concurrency()) {
                underWay.addLast(start());
            }
            long begun = underWay.removeFirst();
            now = Math.max(now, begun + latency.applyAsLong(underWay.size() + 1));
            pacing.answered(begun, now);
        }
        underWay.forEach(begun -> pacing.failed(begun));
    }

    /** A server that takes as many calls as its bucket has tokens, of which so many a second come back. */
    private void serveUpTo(int rate, int answers) {
        double tokens = rate;
        long last = now;
        for (int answered = 0; answered < answers; ) {
            long begun = start();
            tokens = Math.min(rate, tokens + rate * (begun - last) / (double) SECOND);
            last = begun;
            if (tokens >= 1) {
                tokens--;
                answered++;
                now += SECOND / 10;
                pacing.answered(begun, now);
            } else {
                pacing.refused(begun, now);
                now += 5 * SECOND;
            }
        }
    }

    private long start() {
        now = Math.max(now, pacing.notBefore());
        pacing.started(now);
        return now;
    }

    private void refused() {
        long begun = start();
        now += SECOND / 10;
        pacing.refused(begun, now);
        now += 5 * SECOND;
    }

    private void passesTrial() {
        long begun = start();
        now += SECOND / 5;
        pacing.answered(begun, now);
    }
}
