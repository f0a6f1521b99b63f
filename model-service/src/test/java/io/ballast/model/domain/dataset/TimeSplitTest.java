package io.ballast.model.domain.dataset;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.ballast.model.domain.dataset.Rows.FIRST_ORDINAL;
import static io.ballast.model.domain.dataset.Rows.FIVE;
import static io.ballast.model.domain.dataset.Rows.sections;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimeSplitTest {

    @Test
    void shouldStretchTheHorizonByAQuarter() {
        assertThat(FIVE.reach()).isEqualTo(6);
        assertThat(FIVE.executableReach()).isEqualTo(7);
        assertThat(FIVE.embargo()).isEqualTo(8);
        assertThat(new LabelHorizon(1).reach()).isEqualTo(1);
    }

    @Test
    void shouldLeaveOutSessionsWhoseLabelsReachTowardsTheTest() {
        TimeSplit split = TimeSplit.holdOut(sections(IntStream.range(0, 100).toArray()), FIVE, 0.2)
                .orElseThrow();

        assertThat(split.test()).hasSize(20);
        assertThat(split.test().get(0).ordinal()).isEqualTo(FIRST_ORDINAL + 80);
        // The label of session 65 may end on 71; 72 to 79 are the eight sessions of the embargo.
        assertThat(split.train()).hasSize(66);
    }

    @Test
    void shouldCountSessionsOfTheCalendarNotOfTheData() {
        int[] withHole = IntStream.concat(IntStream.range(0, 50), IntStream.range(70, 80))
                .toArray();

        TimeSplit split = TimeSplit.holdOut(sections(withHole), FIVE, 1.0 / 6).orElseThrow();

        assertThat(split.test().get(0).ordinal()).isEqualTo(FIRST_ORDINAL + 70);
        assertThat(split.train()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 6, 14})
    void shouldRefuseASplitThatLabelsOrEmbargoReachAcross(int distance) {
        assertThatThrownBy(() -> new TimeSplit(FIVE, sections(0, 10), sections(10 + distance, 60)))
                .hasMessageContaining("must come after number " + (FIRST_ORDINAL + 24));
    }

    @Test
    void shouldAcceptTheClosestClearSplitOnly() {
        assertThat(new TimeSplit(FIVE, sections(10), sections(25)).test()).hasSize(1);
        assertThatThrownBy(() -> new TimeSplit(FIVE, sections(30, 2), sections(25)))
                .hasMessageContaining("but it is number " + (FIRST_ORDINAL + 25));
    }

    @Test
    void shouldGiveNoSplitWhenTheHistoryIsTooShort() {
        assertThat(TimeSplit.holdOut(sections(IntStream.range(0, 15).toArray()), FIVE, 0.2))
                .isEmpty();
        assertThat(TimeSplit.holdOut(sections(), FIVE, 0.2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void shouldRefuseATestShareThatIsNoShare(double share) {
        assertThatThrownBy(() -> TimeSplit.holdOut(sections(0, 50), FIVE, share))
                .hasMessageContaining("test share");
    }
}
