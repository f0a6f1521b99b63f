package io.ballast.launcher.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.launcher.drill.DrillKind;
import io.ballast.launcher.drill.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class DrillReportTest {

    private static final LocalDate SESSION = LocalDate.of(2025, 1, 2);
    private static final Outcome QUIET =
            new Outcome(null, SESSION, List.of(), Double.NaN, null, null, null, 0, List.of());
    private static final Outcome GOOD = late("bars:late", 2.5, 4);

    @Test
    void shouldPassIfAllIsNoticedNamedAndResolvedAndQuietIsQuiet() {
        DrillReport report = new DrillReport(7, List.of(QUIET, GOOD));

        assertThat(report.passed()).isTrue();
        assertThat(report.json().path("seed").asLong()).isEqualTo(7);
        assertThat(report.json()
                        .path("outcomes")
                        .path(1)
                        .path("detectedSeconds")
                        .asDouble())
                .isEqualTo(2.5);
        assertThat(report.lines())
                .last()
                .asString()
                .isEqualTo("The alarms work: of 1 drills 1 detected, 1 named rightly, 1 resolved; 0 false alarms in 1"
                        + " quiet sessions.");
    }

    @Test
    void shouldFailOnAFalseAlarm() {
        Outcome alarm =
                new Outcome(null, SESSION, List.of("breadth-low"), 1, "universe:narrow", null, null, 0, List.of());

        assertThat(new DrillReport(1, List.of(GOOD, alarm)).passed()).isFalse();
        assertThat(DrillReport.line(alarm)).contains("FAIL", "quiet", "universe:narrow");
    }

    @Test
    void shouldFailOnADrillThatIsNotNoticedOrNotResolved() {
        assertThat(new DrillReport(1, List.of(late(null, Double.NaN, 3))).passed())
                .isFalse();
        Outcome open = late("bars:late", 3, Double.NaN);
        assertThat(new DrillReport(1, List.of(open)).passed()).isFalse();
        assertThat(DrillReport.line(open)).endsWith("resolved after never, open: [bars-overdue]");
    }

    @Test
    void shouldBearOneWrongCauseInTwenty() {
        Outcome wrong = late("universe:narrow", 2, 3);
        List<Outcome> twenty = new ArrayList<>(Collections.nCopies(19, GOOD));
        twenty.add(wrong);
        assertThat(new DrillReport(1, twenty).passed()).isTrue();

        twenty.set(0, wrong);
        DrillReport report = new DrillReport(1, twenty);
        assertThat(report.passed()).isFalse();
        assertThat(report.lines()).anyMatch(line -> line.contains("universe:narrow") && line.contains("WRONG"));
    }

    private static Outcome late(String cause, double detected, double resolved) {
        List<String> rules = cause == null ? List.of() : List.of("bars-overdue");
        List<String> open = Double.isNaN(resolved) ? List.of("bars-overdue") : List.of();
        return new Outcome(
                DrillKind.LATE_DATA, SESSION, rules, detected, cause, "bars:late", "run-again", resolved, open);
    }
}
