package io.ballast.feature.domain.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.feature.support.SmallMarket;
import io.ballast.kernel.calendar.PublishSchedule;

import static org.assertj.core.api.Assertions.assertThat;

class CoverageTest {
    private static final ClosedDays CLOSED = ClosedDays.of(SmallMarket.CALENDAR, List.of(date(52)));

    @Test
    void shouldExpectCellsFromTheFirstBarToTheDelistingWhileIncluded() {
        SmallMarket.Result result = new SmallMarket()
                .bars("A", 10, 60)
                .bars("B", 0, 60)
                .bars("C", 0, 60)
                .bars("D", 0, 40)
                .security("B", null, null, 20, 50)
                .security("C", 30, null, null, null)
                .security("D", null, 40, null, null)
                .compute();

        assertThat(result.coverage(5).expectedCells()).isEqualTo(2);
        assertThat(result.coverage(10).expectedCells()).isEqualTo(3);
        assertThat(result.coverage(20).expectedCells()).isEqualTo(4);
        assertThat(result.coverage(40).expectedCells()).isEqualTo(3);
        assertThat(result.coverage(50).expectedCells()).isEqualTo(2);
        assertThat(result.coverage(50).rowCount()).isEqualTo(3);
    }

    @Test
    void shouldExpectNothingOfASymbolBetweenTwoMemberships() {
        SmallMarket.Result result = new SmallMarket()
                .bars("A", 0, 60)
                .bars("B", 0, 60)
                .security("B", null, null, 10, 20)
                .memberAgain("B", 40)
                .compute();

        assertThat(result.coverage(9).expectedCells()).isEqualTo(1);
        assertThat(result.coverage(19).expectedCells()).isEqualTo(2);
        assertThat(result.coverage(20).expectedCells()).isEqualTo(1);
        assertThat(result.coverage(39).expectedCells()).isEqualTo(1);
        assertThat(result.coverage(40).expectedCells()).isEqualTo(2);
        assertThat(result.coverage(30).rowCount())
                .as("rows are kept all the same")
                .isEqualTo(2);
    }

    @Test
    void shouldCountSymbolsWithFeaturesAmongTheMembersOfTheSession() {
        SmallMarket.Result result = new SmallMarket()
                .bars("A", 0, 60)
                .bars("B", 0, 60)
                .bars("C", 0, 60)
                .hole("C", 30, 31)
                .security("B", null, null, 10, 20)
                .compute();

        assertThat(result.coverage(19).symbolsWithFeatures()).isEqualTo(3);
        assertThat(result.coverage(20).symbolsWithFeatures())
                .as("its row is kept, and counts for no member")
                .isEqualTo(2);
        assertThat(result.coverage(30).symbolsWithFeatures())
                .as("a former member does not stand in for one without a bar")
                .isEqualTo(1);
        assertThat(result.coverage(30).universeSymbols()).isEqualTo(2);
    }

    @Test
    void shouldExpectCellsFromTheListingWhenItsBarsAreMissing() {
        SmallMarket.Result result = new SmallMarket()
                .bars("A", 0, 60)
                .bars("B", 30, 60)
                .security("B", 20, null, null, null)
                .security("NOBAR", null, null, 50, null)
                .compute();

        assertThat(result.coverage(19).expectedCells()).isEqualTo(1);
        assertThat(result.coverage(20).expectedCells()).isEqualTo(2);
        assertThat(result.coverage(20).rowCount()).isEqualTo(1);
        assertThat(result.coverage(50).expectedCells()).isEqualTo(3);
    }

    @Test
    void shouldNotExpectCellsThatAreAbsentForALegitimateReason() {
        SmallMarket.Result result = new SmallMarket()
                .bars("A", 0, 60)
                .bars("B", 0, 60)
                .hole("B", 20, 22)
                .halted("B", 20)
                .halted("B", 30)
                .compute();

        assertThat(result.coverage(20).expectedCells()).isEqualTo(1);
        assertThat(result.coverage(20).universeSymbols())
                .as("it is included all the same")
                .isEqualTo(2);
        assertThat(result.coverage(21).expectedCells()).as("without a reason").isEqualTo(2);
        assertThat(result.coverage(30).expectedCells()).as("traded after all").isEqualTo(2);
    }

    @Test
    void shouldReportSessionsWithoutAnyBar() {
        SmallMarket.Result result =
                new SmallMarket().bars("A", 0, 60).hole("A", 20, 21).lastDue(62).compute();

        assertThat(result.coverage(20).rowCount()).isZero();
        assertThat(result.coverage(20).expectedCells()).isEqualTo(1);
        assertThat(result.coverage(62).expectedCells()).isEqualTo(1);
        assertThat(result.coverage(62).symbolsWithFeatures()).isZero();
    }

    @Test
    void shouldCountSymbolsWithAnyIndicativeFeatureAndCellsWithFourFifthsOfAll() {
        SmallMarket.Result result = new SmallMarket()
                .bars("A", 0, 300)
                .bars("B", 299, 300)
                .bars("C", 295, 300)
                .bars("IWM", 0, 300)
                .compute();

        assertThat(result.coverage(299).symbolsWithFeatures()).isEqualTo(2);
        assertThat(result.coverage(299).coveredCells()).isEqualTo(1);
        assertThat(result.coverage(299).featureCoverageRate()).isEqualTo(1 / 3.0);
    }

    @Test
    void shouldCountLabelsOfExpectedCellsOnly() {
        SmallMarket.Result result = new SmallMarket()
                .bars("A", 0, 100)
                .bars("B", 0, 100)
                .bars("IWM", 0, 90)
                .security("B", null, null, 80, null)
                .compute();

        assertThat(result.coverage(70).fwdRetCells()).isEqualTo(1);
        assertThat(CoverageSummary.of(List.of(result.coverage(70))).fwdRetRowCoverage())
                .as("of the rows both have a label")
                .isEqualTo(1.0);
        assertThat(result.coverage(80).fwdRetCells()).isEqualTo(2);
        assertThat(result.coverage(80).fwdRetResidCells()).isEqualTo(2);
        assertThat(result.coverage(88).fwdRetResidCells()).isZero();
        assertThat(result.coverage(99).fwdRetCells()).isZero();
    }

    @Test
    void shouldTellSessionsThatAreOthers() {
        List<SessionCoverage> before = sessions(new SmallMarket().bars("A", 0, 60));
        List<SessionCoverage> later =
                sessions(new SmallMarket().bars("A", 1, 60).bar("A", 30, 51, 999));

        List<LocalDate> differing = SessionCoverage.differences(before, later).stream()
                .map(SessionCoverage::session)
                .toList();

        assertThat(SessionCoverage.differences(before, before)).isEmpty();
        assertThat(differing).contains(date(0), date(1), date(30), date(59)).doesNotContain(date(3));
        assertThat(SessionCoverage.differences(before, later).get(0)).isEqualTo(SessionCoverage.none(date(0)));
    }

    @Test
    void shouldNotLetLabelsMatureOnAClosedDay() {
        List<SessionCoverage> sessions =
                sessions(new SmallMarket().bars("A", 0, 60).hole("A", 52, 53));

        assertThat(matured(sessions, ClosedDays.NONE, 56))
                .as("a session without any bar is one all the same")
                .hasSize(52);
        assertThat(matured(sessions, CLOSED, 56))
                .as("52 to 56 are but four sessions")
                .hasSize(51);
        assertThat(matured(sessions, CLOSED, 59))
                .as("long after it nothing is different")
                .hasSize(55);
    }

    @Test
    void shouldNotLetLabelsMatureOnAClosedDayForTheBarOfOneSymbol() {
        List<SessionCoverage> sessions =
                sessions(new SmallMarket().bars("A", 0, 60).hole("A", 52, 53).bars("B", 0, 60));

        assertThat(matured(sessions, CLOSED, 56)).hasSize(51);
    }

    private static List<SessionCoverage> matured(List<SessionCoverage> sessions, ClosedDays closed, int latest) {
        Instant due = new PublishSchedule(SmallMarket.CALENDAR).barsDue(date(latest));
        return MaturedSessions.of(sessions.subList(0, latest + 1), SmallMarket.CALENDAR, closed, 5, due);
    }

    private static List<SessionCoverage> sessions(SmallMarket market) {
        PanelBuild build = market.build();
        return build.compute(build.crossSections(done -> {}), (symbol, sessions, block) -> {}, done -> {});
    }

    private static LocalDate date(int session) {
        return SmallMarket.CALENDAR.session(SmallMarket.ORIGIN + session);
    }

    @Test
    void shouldHaveNoCoverageOfNothing() {
        CoverageSummary none = CoverageSummary.of(List.of());

        assertThat(none.fwdRetCoverage()).isNull();
        assertThat(none.fwdRetResidCoverage()).isNull();
    }
}
