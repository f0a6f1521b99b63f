package io.ballast.launcher.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DrillJournalTest {

    private static final DrillPlan PLAN =
            new DrillPlan(List.of(DrillKind.LATE_DATA, DrillKind.BAD_SPLIT), 3, 4, 240, 7);
    private static final Outcome QUIET =
            new Outcome(null, LocalDate.of(2025, 1, 2), List.of(), Double.NaN, null, null, null, 0, List.of());
    private static final Outcome LATE = new Outcome(
            DrillKind.LATE_DATA,
            LocalDate.of(2025, 1, 3),
            List.of("bars-overdue"),
            2.5,
            "bars:late",
            "bars:late",
            "run-again",
            Double.NaN,
            List.of("bars-overdue"));

    @TempDir
    Path folder;

    @Test
    void shouldSpreadQuietSessionsBetweenDrillsAndTakeKindsInTurn() {
        assertThat(PLAN.acts().stream().map(DrillPlan.Act::kind))
                .containsExactly(null, DrillKind.LATE_DATA, null, DrillKind.BAD_SPLIT, null, DrillKind.LATE_DATA, null);
    }

    @Test
    void shouldDrawForADrillWhateverCameBefore() {
        DrillPlan longer = new DrillPlan(PLAN.kinds(), 3, 0, 240, 7);

        assertThat(longer.acts().get(1).random().nextLong())
                .isEqualTo(PLAN.acts().get(3).random().nextLong())
                .isNotEqualTo(PLAN.acts().get(1).random().nextLong());
    }

    @Test
    void shouldGoOnAfterTheLastOutcomeThatIsNoted() {
        Path file = folder.resolve("drills.json");
        DrillJournal first = DrillJournal.open(file, PLAN);
        assertThat(first.rest()).hasSize(7);
        first.note(QUIET);
        first.note(LATE);

        DrillJournal second = DrillJournal.open(file, PLAN);

        assertThat(second.outcomes()).containsExactly(QUIET, LATE);
        assertThat(second.rest()).isEqualTo(PLAN.acts().subList(2, 7));
    }

    @Test
    void shouldRefuseTheFileOfAnotherPlanAndAnyOtherFile() throws IOException {
        Path file = folder.resolve("drills.json");
        DrillJournal.open(file, PLAN).note(QUIET);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DrillJournal.open(file, new DrillPlan(PLAN.kinds(), 3, 4, 240, 8)))
                .withMessageContaining("seed=7")
                .withMessageContaining("seed=8");
        Files.writeString(file, "no journal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DrillJournal.open(file, PLAN))
                .withMessageContaining("no journal of drills");
    }

    @Test
    void shouldKeepNothingWithoutAFile() {
        DrillJournal journal = DrillJournal.open(null, PLAN);
        journal.note(QUIET);

        assertThat(journal.outcomes()).containsExactly(QUIET);
    }
}
