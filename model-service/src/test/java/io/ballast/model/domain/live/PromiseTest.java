package io.ballast.model.domain.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.live.Promise.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class PromiseTest {

    private static final LabelHorizon FIVE = new LabelHorizon(5);

    @Test
    void shouldTellAPromiseThatWasBrokenFromOneThatWasKept() {
        assertThat(Promise.of(noise(0), FIVE).verdict()).isEqualTo(Verdict.KEPT);
        Promise broken = Promise.of(noise(0.5), FIVE);
        assertThat(broken.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(broken.promised()).isEqualTo(0.5);
        assertThat(broken.realised().sessions()).isEqualTo(200);
    }

    @Test
    void shouldCompareOnlySessionsWithAnOutcomeAndAPromise() {
        float[] unknown = new float[20];
        java.util.Arrays.fill(unknown, Float.NaN);
        List<PublishedSession> sessions = List.of(
                Published.session(0, 0.02, 0.01f),
                Published.session(1, Double.NaN, 0.01f),
                Published.session(2, 0.04, -0.01f),
                Published.session(3, 0.9, unknown));

        Promise promise = Promise.of(sessions, FIVE);

        assertThat(promise.promised()).isCloseTo(0.03, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(promise.realised().mean()).as("of 1 and -1").isZero();
        assertThat(promise.verdict()).isEqualTo(Verdict.TOO_EARLY);
        assertThat(Promise.of(List.of(), FIVE).verdict()).isEqualTo(Verdict.TOO_EARLY);
    }

    private static List<PublishedSession> noise(double promised) {
        Random random = new Random(4);
        List<PublishedSession> sessions = new ArrayList<>();
        for (int day = 0; day < 200; day++) {
            float[] earned = new float[20];
            for (int i = 0; i < earned.length; i++) {
                earned[i] = (float) random.nextGaussian();
            }
            sessions.add(Published.session(day, promised, earned));
        }
        return sessions;
    }
}
