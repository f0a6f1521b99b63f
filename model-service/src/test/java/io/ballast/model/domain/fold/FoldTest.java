package io.ballast.model.domain.fold;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.Universe;
import io.ballast.model.domain.target.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FoldTest {

    private static final LabelHorizon FIVE = new LabelHorizon(5);
    private static final Embargo EIGHT = Embargo.of(FIVE);
    private static final Target TARGET = Target.FWD_RET;
    private static final LocalDate FIRST = LocalDate.parse("2015-01-02");
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();
    private static final int BASE = CALENDAR.ordinal(FIRST);

    /** Two symbols; FULL has a bar on each day, GAPPY none on the days given. */
    private static List<CrossSection> history(int days, Integer... missing) {
        return history(CALENDAR, days, missing);
    }

    private static List<CrossSection> history(ExchangeCalendar sessions, int days, Integer... missing) {
        Universe universe =
                new Universe(List.of(new Membership("FULL", FIRST, null), new Membership("GAPPY", FIRST, null)));
        DataSetBuilder builder = new DataSetBuilder(
                new FeatureNames(List.of("a")), FIVE, universe, sessions, sessions.session(BASE + days + 20));
        float[] labels = {1, 1};
        for (int day = 0; day < days; day++) {
            LocalDate session = sessions.session(BASE + day);
            builder.add("FULL", session, new float[] {day}, labels, labels);
            if (!Set.of(missing).contains(day)) {
                builder.add("GAPPY", session, new float[] {-day}, labels, labels);
            }
        }
        return builder.build().sections();
    }

    private static CrossSection day(Fold fold, int day) {
        return fold.train().get(day);
    }

    @Test
    void shouldTellItsBoundsWithWhatWasPurged() {
        List<CrossSection> history = history(60);

        String bounds = new Fold(history.subList(0, 50), history.subList(50, 60), EIGHT, TARGET).bounds();

        // The labels of 5 + 8 sessions of two symbols reach into the embargo or beyond.
        assertThat(bounds).isEqualTo("2015-01-02/2015-02-25 - 26 rows, 2015-03-17/2015-03-30");
    }

    @Test
    void shouldPurgeEachRowByTheActualEndOfItsLabel() {
        List<CrossSection> history = history(60, 43);

        Fold fold = new Fold(history.subList(0, 50), history.subList(50, 60), EIGHT, TARGET);

        // The label of FULL on day 36 ends on day 41 and 42 to 49 are the embargo; that of day 37 is purged.
        assertThat(fold.train()).hasSize(37);
        assertThat(day(fold, 36).label(Target.FWD_RET)).containsExactly(1, 1);
        assertThat(fold.purgedRows()).isEqualTo(2 * 13 - 1);
    }

    @Test
    void shouldPurgeARowWhoseLabelEndsLaterBecauseBarsAreMissing() {
        List<CrossSection> history = history(60, 40);

        Fold fold = new Fold(history.subList(0, 50), history.subList(50, 60), EIGHT, TARGET);

        assertThat(day(fold, 36).symbols()).containsExactly("FULL", "GAPPY");
        assertThat(day(fold, 36).label(Target.FWD_RET)).containsExactly(1, Float.NaN);
        assertThat(day(fold, 35).label(Target.FWD_RET)).containsExactly(1, 1);
        assertThat(history.get(36).label(Target.FWD_RET)).containsExactly(1, 1);
    }

    @ParameterizedTest
    @CsvSource({"35, 36", "37, 38", "38, 39", "40, 44", "42, 51"})
    void shouldNeitherPurgeNorEmbargoByDaysThatWereDeclaredClosed(int one, int other) {
        LocalDate[] closed = {CALENDAR.session(BASE + one), CALENDAR.session(BASE + other)};
        List<CrossSection> history = history(CALENDAR.without(List.of(closed)), 60);

        Fold fold = new Fold(history.subList(0, 50), history.subList(50, 60), EIGHT, TARGET);

        assertThat(history).extracting(CrossSection::session).doesNotContain(closed);
        assertThat(fold.train())
                .as("five rows of a label and eight of the embargo before the fiftieth")
                .hasSize(37);
        assertThat(day(fold, 36).labelEnd(0)).isEqualTo(history.get(41).ordinal());
    }

    @Test
    void shouldPurgeALabelThatPassesOverClosedDaysAndAHole() {
        ExchangeCalendar sessions = CALENDAR.without(List.of(CALENDAR.session(BASE + 38), CALENDAR.session(BASE + 39)));
        List<CrossSection> history = history(sessions, 60, 40);

        Fold fold = new Fold(history.subList(0, 50), history.subList(50, 60), EIGHT, TARGET);

        assertThat(day(fold, 36).label(Target.FWD_RET)).containsExactly(1, Float.NaN);
        assertThat(day(fold, 35).label(Target.FWD_RET)).containsExactly(1, 1);
    }

    @Test
    void shouldPurgeWhateverItIsGiven() {
        List<CrossSection> history = history(60);

        // Sessions to train on overlap those to judge by.
        Fold fold = new Fold(history, history.subList(30, 60), EIGHT, TARGET);

        int lastEnd = fold.train().stream()
                .flatMapToInt(section -> IntStream.range(0, section.size()).map(section::labelEnd))
                .max()
                .orElseThrow();
        assertThat(lastEnd + 8).isEqualTo(BASE + 29);
    }

    @Test
    void shouldTakeTheLongestLabelWhereTheEndIsUnknown() {
        List<CrossSection> history = history(30);

        // The last rows have no fifth row after them.
        assertThat(history.get(24).labelEnd(0)).isEqualTo(BASE + 29);
        assertThat(history.get(25).labelEnd(0)).isEqualTo(BASE + 25 + 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 7})
    void shouldRefuseAShortEmbargo(int sessions) {
        assertThatThrownBy(() -> new Embargo(FIVE, sessions))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 8 are needed");
    }

    @Test
    void shouldRefuseAFoldThatNothingIsLeftOf() {
        List<CrossSection> history = history(60);

        assertThatThrownBy(() -> new Fold(history.subList(0, 10), history.subList(10, 20), EIGHT, TARGET))
                .hasMessageContaining("no fwd_ret of 10 sessions");
        assertThatThrownBy(() -> new Fold(history, List.of(), EIGHT, TARGET)).hasMessageContaining("of no use");
    }

    @Test
    void shouldWalkForwardOverTheLatestSessions() {
        List<Fold> folds = new WalkForward(3, 0.5, EIGHT).over(history(90), TARGET);

        assertThat(folds).extracting(fold -> fold.test().size()).containsExactly(15, 15, 15);
        assertThat(folds)
                .extracting(fold -> fold.test().get(0).ordinal() - BASE)
                .containsExactly(45, 60, 75);
        assertThat(folds).extracting(fold -> fold.train().size()).containsExactly(32, 47, 62);
    }

    @Test
    void shouldLeaveOutFoldsBeforeWhichNothingIsLearned() {
        assertThat(new WalkForward(4, 0.5, EIGHT).over(history(24), TARGET)).hasSize(3);
        assertThat(new WalkForward(4, 0.4, EIGHT).over(history(13), TARGET)).isEmpty();
        assertThat(new WalkForward(4, 0.4, EIGHT).over(List.of(), TARGET)).isEmpty();
    }

    @Test
    void shouldLeaveOutFoldsBeforeWhichOnlyTheOtherTargetCanBeLearned() {
        List<CrossSection> history = withoutPrimaryBefore(60, 35);

        assertThat(new WalkForward(3, 0.5, EIGHT).over(history, Target.FWD_RET))
                .hasSize(3)
                .allSatisfy(fold -> assertThat(fold.train()).isNotEmpty());
        List<Fold> primary = new WalkForward(3, 0.5, EIGHT).over(history, Target.FWD_RET_RESID);
        assertThat(primary).hasSize(1);
        assertThat(primary.get(0).test().get(0).ordinal() - BASE).isEqualTo(50);
        assertThat(primary.get(0).train())
                .extracting(section -> section.ordinal() - BASE)
                .containsExactly(35, 36);
        assertThatThrownBy(() -> new Fold(history.subList(0, 40), history.subList(40, 60), EIGHT, Target.FWD_RET_RESID))
                .hasMessageContaining("no fwd_ret_resid of 40 sessions");
    }

    private static List<CrossSection> withoutPrimaryBefore(int days, int first) {
        Universe universe = new Universe(List.of(new Membership("FULL", FIRST, null)));
        DataSetBuilder builder = new DataSetBuilder(
                new FeatureNames(List.of("a")), FIVE, universe, CALENDAR, CALENDAR.session(BASE + days + 20));
        for (int day = 0; day < days; day++) {
            float[] labels = {day < first ? Float.NaN : 1, 1};
            builder.add("FULL", CALENDAR.session(BASE + day), new float[] {day}, labels, labels);
        }
        return builder.build().sections();
    }

    @Test
    void shouldRefuseAPlanThatIsNone() {
        assertThatThrownBy(() -> new WalkForward(0, 0.5, EIGHT)).hasMessageContaining("0 folds are not allowed");
        assertThatThrownBy(() -> new WalkForward(4, 1, EIGHT)).hasMessageContaining("test share 1.0");
        assertThatThrownBy(() -> new WalkForward(4, Double.NaN, EIGHT)).hasMessageContaining("test share NaN");
    }
}
