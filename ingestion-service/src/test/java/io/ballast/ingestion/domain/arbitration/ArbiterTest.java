package io.ballast.ingestion.domain.arbitration;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.domain.arbitration.Arbiter.Verdict;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.bar.JudgedBars;
import io.ballast.ingestion.domain.bar.QuarantineReason;
import io.ballast.ingestion.domain.bar.RejectedBar;
import io.ballast.ingestion.domain.suspect.SuspectScan;
import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

class ArbiterTest {

    private static final List<LocalDate> SESSIONS =
            ExchangeCalendar.xnys().between(LocalDate.of(2016, 1, 4), LocalDate.of(2016, 12, 31));
    private static final int DAY = 100;
    private static final Arbiter ARBITER = new Arbiter(new Tolerance(25, 1000));

    @Test
    void shouldKeepTheMostBelievedBarWhenBothAgree() {
        Verdict verdict = decide(bar(50), bar(50.1));

        assertThat(verdict.kept().provider()).isEqualTo("first");
        assertThat(verdict.differences()).isEmpty();
    }

    @Test
    void shouldBelieveTheHigherPriorityWhenNothingSpeaksForEither() {
        Verdict verdict = decide(bar(50), bar(52));

        assertThat(verdict.kept().provider()).isEqualTo("first");
        assertThat(verdict.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.rule()).isEqualTo(ArbitrationRule.PRIORITY);
            assertThat(difference.kind()).isEqualTo(DifferenceKind.PRICE);
            assertThat(difference.lost()).isEqualTo("second");
            assertThat(difference.closeBps()).isCloseTo(400, within(1e-9));
            assertThat(difference.losing()).isEqualTo(bar(52));
        });
    }

    @Test
    void shouldBelieveTheLowerPriorityWhenTheOtherBarIsHalved() {
        Verdict verdict = decide(bar(25), bar(50));

        assertThat(verdict.kept().provider()).isEqualTo("second");
        assertThat(verdict.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.rule()).isEqualTo(ArbitrationRule.EVIDENCE);
            assertThat(difference.lost()).isEqualTo("first");
            assertThat(difference.detail()).contains("limit", "near 1/2");
        });
    }

    @Test
    void shouldBelieveTheHigherPriorityWhenBothJump() {
        assertThat(decide(bar(25), bar(100)).differences())
                .extracting(Difference::rule, Difference::lost)
                .containsExactly(tuple(ArbitrationRule.PRIORITY, "second"));
    }

    @Test
    void shouldNotTakeAFewBarsForEvidence() {
        SuspectScan scan = new SuspectScan();
        past(20).forEach(row -> scan.next(row.bar(), 1, 1));
        List<Version> versions = List.of(new Version("first", bar(25)), new Version("second", bar(50)));

        Verdict verdict = ARBITER.decide(versions, scan, 1, 1);

        assertThat(verdict.kept().provider()).isEqualTo("first");
        assertThat(verdict.differences()).extracting(Difference::rule).containsExactly(ArbitrationRule.PRIORITY);
    }

    @Test
    void shouldCompareVolumesByThemselves() {
        Verdict within = decide(volume(1e6), volume(1.09e6));
        Verdict spike = decide(volume(1e8), volume(1e6));

        assertThat(within.differences()).isEmpty();
        assertThat(spike.kept().provider()).isEqualTo("second");
        assertThat(spike.differences())
                .extracting(Difference::kind, Difference::rule)
                .containsExactly(tuple(DifferenceKind.VOLUME, ArbitrationRule.EVIDENCE));
        assertThat(decide(volume(0), volume(5)).differences())
                .extracting(Difference::worstBps)
                .containsExactly(Deviation.LARGEST);
    }

    @Test
    void shouldNotTakeAnAgreedJumpForADifference() {
        assertThat(decide(bar(25), bar(25)).differences()).isEmpty();
    }

    @Test
    void shouldSayWhoHasNoBarAndWhoseIsImpossible() {
        LocalDate session = SESSIONS.get(DAY);
        Bar odd = new Bar("A", session, 5, 4, 6, 5, 1, Double.NaN, 1);
        ProviderAnswer first = new ProviderAnswer(
                "first",
                new JudgedBars(
                        List.of(other(session)),
                        List.of(new RejectedBar(odd, QuarantineReason.LOW_ABOVE_OPEN_CLOSE, 0))));
        ProviderAnswer second = new ProviderAnswer("second", new JudgedBars(List.of(bar(50)), List.of()));
        MarketComparison comparison = comparison(List.of(first, second), session);

        comparison.compare("A", past(DAY));
        comparison.compare("B", List.of());

        assertThat(comparison.differences())
                .extracting(Difference::symbol, Difference::kind, Difference::kept, Difference::lost)
                .containsExactly(
                        tuple("A", DifferenceKind.IMPOSSIBLE, "second", "first"),
                        tuple("B", DifferenceKind.MISSING, "first", "second"));
        assertThat(comparison.kept()).extracting(Version::provider).containsExactly("second", "first");
        assertThat(comparison.compared()).containsEntry(session, 0);
    }

    @Test
    void shouldTellAnUnconfirmedJumpFromAMissingBar() {
        LocalDate session = SESSIONS.get(DAY);
        ProviderAnswer first = new ProviderAnswer("first", new JudgedBars(List.of(bar(100)), List.of()));
        ProviderAnswer second = new ProviderAnswer("second", new JudgedBars(List.of(other(session)), List.of()));
        MarketComparison comparison = comparison(List.of(first, second), session);

        comparison.compare("A", past(DAY));

        assertThat(comparison.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(DifferenceKind.UNCONFIRMED);
            assertThat(difference.detail()).startsWith("scale-error: ").contains("limit");
        });
    }

    @Test
    void shouldFollowAPersonsOrderWhereItHolds() {
        LocalDate day = SESSIONS.get(DAY);
        PriorityRule general = new PriorityRule(null, day, day.plusDays(1), List.of("c"), "outage", "ann");
        PriorityRule ofA = new PriorityRule("A", day.minusDays(9), null, List.of("b", "gone"), "listing abroad", "ann");
        Priorities priorities = new Priorities(List.of("a", "b", "c"), List.of(general, ofA));

        assertThat(priorities.order("A", day)).containsExactly("b", "a", "c");
        assertThat(priorities.order("B", day)).containsExactly("c", "a", "b");
        assertThat(priorities.order("B", day.plusDays(1))).containsExactly("a", "b", "c");
        assertThat(priorities.order("A", day.minusDays(10))).containsExactly("a", "b", "c");
        assertThat(priorities.outranks("b", "a", "A", day)).isTrue();
        assertThat(priorities.outranks("b", "a", "B", day.plusDays(1))).isFalse();
        assertThatThrownBy(() -> new PriorityRule("A", day, day, List.of("a"), "r", "x"))
                .hasMessageContaining("to=");
        assertThatThrownBy(() -> new PriorityRule("A", day, null, List.of("a", "a"), "r", "x"))
                .hasMessageContaining("providers=");
    }

    private static MarketComparison comparison(List<ProviderAnswer> answers, LocalDate session) {
        return new MarketComparison(
                answers, new Priorities(List.of("first", "second"), List.of()), ARBITER, List.of(session));
    }

    private static Verdict decide(Bar first, Bar second) {
        SuspectScan scan = new SuspectScan();
        past(DAY).forEach(row -> scan.next(row.bar(), 1, 1));
        return ARBITER.decide(List.of(new Version("first", first), new Version("second", second)), scan, 1, 1);
    }

    private static List<StoredBar> past(int days) {
        return SESSIONS.subList(0, days).stream()
                .map(session -> new StoredBar(
                        bar(session, 50 + 0.5 * (session.toEpochDay() % 3), 1e6 + session.toEpochDay()), 1, 1))
                .toList();
    }

    private static Bar bar(double close) {
        return bar(SESSIONS.get(DAY), close, 1e6);
    }

    private static Bar volume(double volume) {
        return bar(SESSIONS.get(DAY), 50, volume);
    }

    private static Bar other(LocalDate session) {
        return new Bar("B", session, 7, 7, 7, 7, 1, Double.NaN, 1);
    }

    private static Bar bar(LocalDate session, double close, double volume) {
        return new Bar("A", session, close, close * 1.01, close * 0.99, close, volume, Double.NaN, 10);
    }
}
