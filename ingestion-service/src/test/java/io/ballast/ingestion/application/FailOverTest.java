package io.ballast.ingestion.application;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.arbitration.PriorityRule;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FailOverTest {

    private static final LocalDate SESSION = LocalDate.of(2024, 12, 2);

    @Test
    void shouldAskTheNextProviderForACellWhoseBarCannotBeTrue() {
        QuarantinedBar bad = new QuarantinedBar(bar("A", -1), "non-positive-price", "first", "{}");
        Given second = new Given("second", List.of(bar("A", 5), bar("B", 7)));

        List<FetchedCells> all = complete(List.of(bar("B", 6)), List.of(bad), List.of("C"), second, List.of());

        assertThat(second.asked).containsExactly("A", "C");
        assertThat(all.get(0).sessions().get(0).quarantined()).containsExactly(bad);
        assertThat(all.get(0).sessions().get(0).accepted()).containsExactly(bar("B", 6));
        assertThat(all.get(1).sessions().get(0).accepted()).containsExactly(bar("A", 5));
        assertThat(all.get(1).sessions().get(0).empty()).containsExactly("C");
    }

    @Test
    void shouldKeepACellQuarantinedThatNobodyHasABarOf() {
        QuarantinedBar bad = new QuarantinedBar(bar("A", -1), "non-positive-price", "first", "{}");
        Given second = new Given("second", List.of());

        List<FetchedCells> all = complete(List.of(), List.of(bad), List.of(), second, List.of());

        assertThat(second.asked).containsExactly("A");
        assertThat(all.get(1).empty()).as("it is not absent").isZero();
        assertThat(all.get(1).sessions().get(0).accepted()).isEmpty();
    }

    @Test
    void shouldTakeTheBarOfWhomAPersonBelieves() {
        PriorityRule rule = new PriorityRule("A", SESSION, null, List.of("second"), "r", "ann");
        Given second = new Given("second", List.of(bar("A", 5), bar("B", 7)));

        List<FetchedCells> all =
                complete(List.of(bar("A", 4), bar("B", 6)), List.of(), List.of(), second, List.of(rule));

        assertThat(second.asked).containsExactly("A");
        assertThat(all.get(0).sessions().get(0).accepted()).containsExactly(bar("B", 6));
        assertThat(all.get(1).sessions().get(0).accepted()).containsExactly(bar("A", 5));
    }

    @Test
    void shouldKeepTheFirstBarWhereTheBelievedOneHasNone() {
        PriorityRule rule = new PriorityRule(null, SESSION, null, List.of("second"), "r", "ann");

        List<FetchedCells> all =
                complete(List.of(bar("A", 4)), List.of(), List.of(), new Given("second", List.of()), List.of(rule));

        assertThat(all.get(0).sessions().get(0).accepted()).containsExactly(bar("A", 4));
        assertThat(all.get(1).empty()).isZero();
    }

    @Test
    void shouldAskNobodyWhenNothingIsOpen() {
        Given second = new Given("second", List.of(bar("A", 5)));

        assertThat(complete(List.of(bar("A", 4)), List.of(), List.of(), second, List.of()))
                .hasSize(1);
        assertThat(second.asked).isEmpty();
    }

    @Test
    void shouldAskAgainOnlyWhoGaveNoAnswerAndSettleOnceAllHaveAnswered() {
        Given first = new Given("first", List.of());
        Given second = new Given("second", List.of(bar("A", 5), bar("B", 7)));
        second.failures = 2;
        FailOver failOver = new FailOver(new ProviderOrder(List.of(first, second)), new Rules(List.of()));
        QuarantinedBar bad = new QuarantinedBar(bar("A", -1), "non-positive-price", "first", "{}");

        Completion once = failOver.complete(cells(List.of(bar("B", 6)), List.of(bad), List.of("C")), () -> {});

        assertThat(once.cells()).singleElement().satisfies(cells -> {
            assertThat(cells.sessions().get(0).accepted()).containsExactly(bar("B", 6));
            assertThat(cells.sessions().get(0).quarantined()).containsExactly(bad);
            assertThat(cells.empty()).isZero();
            assertThat(cells.unsettled()).as("the bad bar settles nothing").containsExactly(SESSION);
        });
        PendingCells pending = once.pending().get(0);
        assertThat(once.pending()).hasSize(1);
        assertThat(pending.unanswered()).containsExactly("second");
        assertThat(pending.count()).isEqualTo(2);
        assertThat(pending.mayBeAnswered()).isTrue();
        assertThat(pending).hasToString("2 cells of 2024-12-02..2024-12-02, second gave no answer for: down");

        Completion twice = failOver.resume(pending, () -> {});
        assertThat(twice.cells()).isEmpty();
        assertThat(twice.pending()).containsExactly(pending);

        Completion answered = failOver.resume(twice.pending().get(0), () -> {});
        assertThat(answered.pending()).isEmpty();
        assertThat(answered.cells()).singleElement().satisfies(cells -> {
            FetchedSession session = cells.sessions().get(0);
            assertThat(cells.unsettled()).isEmpty();
            assertThat(cells.asked()).containsExactly("first", "second");
            assertThat(session.accepted()).as("B has a bar already").containsExactly(bar("A", 5));
            assertThat(session.empty()).containsExactly("C");
            assertThat(session.said())
                    .isEqualTo("answered 2 bars, none of this symbol; second answered 1 bars, none of this symbol");
        });
        assertThat(first.asked).as("it has answered").isEmpty();
        assertThat(second.asked).containsExactly("A", "C");
    }

    @Test
    void shouldAskTheFirstAgainForWhatOnlyItMayHave() {
        Given first = new Given("first", List.of(bar("A", 4), bar("B", 6)));
        Given second = new Given("second", List.of(bar("A", 5)));
        FailOver failOver = new FailOver(new ProviderOrder(List.of(first, second)), new Rules(List.of()));
        FetchedSession silent = FetchedSession.failed(SESSION, List.of("A", "B", "C"), Given.DOWN);

        Completion once =
                failOver.complete(new FetchedCells("first", SESSION, SESSION, List.of(silent), Set.of()), () -> {});

        assertThat(once.cells().get(1).sessions().get(0).accepted()).containsExactly(bar("A", 5));
        assertThat(once.cells().get(1).empty()).isZero();
        assertThat(once.pending()).singleElement().satisfies(pending -> {
            assertThat(pending.unanswered()).containsExactly("first");
            assertThat(pending.count()).isEqualTo(2);
        });

        Completion answered = failOver.resume(once.pending().get(0), () -> {});
        assertThat(first.asked).containsExactly("B", "C");
        assertThat(answered.pending()).isEmpty();
        assertThat(answered.cells()).singleElement().satisfies(cells -> {
            assertThat(cells.provider()).isEqualTo("first");
            assertThat(cells.sessions().get(0).accepted()).containsExactly(bar("B", 6));
            assertThat(cells.sessions().get(0).empty()).containsExactly("C");
            assertThat(cells.sessions().get(0).said())
                    .isEqualTo("second answered 1 bars, none of this symbol; first answered 1 bars, none of this"
                            + " symbol");
        });
    }

    @Test
    void shouldNotWaitForWhatIsNotInThePlan() {
        ProviderException refused = new ProviderException(ProviderException.Kind.UNAVAILABLE, "not in the plan", null);
        FetchedSession silent = FetchedSession.failed(SESSION, List.of("A", "B"), refused);
        ProviderOrder order =
                new ProviderOrder(List.of(new Given("first", List.of()), new Given("second", List.of(bar("A", 5)))));

        Completion once = new FailOver(order, new Rules(List.of()))
                .complete(new FetchedCells("first", SESSION, SESSION, List.of(silent), Set.of()), () -> {});

        assertThat(once.pending()).singleElement().satisfies(pending -> assertThat(pending.mayBeAnswered())
                .isFalse());
        assertThat(once.pending().get(0).isUnanswered()).isFalse();
    }

    @Test
    void shouldAskInPartsWithoutSessionsBetween() {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        List<LocalDate> dates = calendar.between(SESSION, SESSION.plusDays(14));
        List<FetchedSession> sessions = dates.stream()
                .map(date -> dates.indexOf(date) == 2
                        ? new FetchedSession(date, List.of(), List.of(), List.of(), 9)
                        : FetchedSession.failed(date, List.of("A"), Given.DOWN))
                .toList();
        ProviderOrder order = new ProviderOrder(List.of(new Given("first", List.of()), new Given("second", List.of())));

        List<PendingCells> pending = new FailOver(order, new Rules(List.of()))
                .complete(new FetchedCells("first", SESSION, SESSION.plusDays(13), sessions, Set.of()), () -> {})
                .pending();

        assertThat(pending).hasSize(2);
        assertThat(pending.get(0).sessions()).containsExactlyElementsOf(dates.subList(3, 10));
        assertThat(pending.get(1).sessions()).containsExactlyElementsOf(dates.subList(0, 2));
        assertThat(pending.get(0).halves())
                .extracting(PendingCells::sessions)
                .containsExactly(Set.copyOf(dates.subList(6, 10)), Set.copyOf(dates.subList(3, 6)));
        assertThat(pending.get(1).from()).isEqualTo(dates.get(0));
        assertThat(pending.get(1).to()).isEqualTo(dates.get(1));
    }

    @Test
    void shouldLeaveAnAnswerThatDoesNotComeWhenItIsToStop() {
        Given second = new Given("second", List.of());
        second.silent = true;
        ProviderOrder order = new ProviderOrder(List.of(new Given("first", List.of()), second));
        AtomicInteger looks = new AtomicInteger();

        assertThatIllegalStateException()
                .isThrownBy(() -> new FailOver(order, new Rules(List.of()))
                        .complete(cells(List.of(), List.of(), List.of("C")), () -> {
                            if (looks.incrementAndGet() == 4) {
                                throw new IllegalStateException("cancelled");
                            }
                        }))
                .withMessage("cancelled");
    }

    private static FetchedCells cells(List<Bar> accepted, List<QuarantinedBar> bad, List<String> empty) {
        FetchedSession session = new FetchedSession(SESSION, accepted, bad, empty, accepted.size() + bad.size());
        return new FetchedCells("first", SESSION, SESSION, List.of(session), Set.of());
    }

    private static List<FetchedCells> complete(
            List<Bar> accepted, List<QuarantinedBar> bad, List<String> empty, Given second, List<PriorityRule> rules) {
        FetchedCells first = cells(accepted, bad, empty);
        ProviderOrder order = new ProviderOrder(List.of(new Given("first", List.of()), second));
        return new FailOver(order, new Rules(rules)).complete(first, () -> {}).cells();
    }

    private static Bar bar(String symbol, double close) {
        return new Bar(symbol, SESSION, close, close, close, close, 10, Double.NaN, 1);
    }

    private record Rules(List<PriorityRule> all) implements PriorityRules {
        @Override
        public void declare(PriorityRule rule) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean withdraw(String symbol, LocalDate from) {
            throw new UnsupportedOperationException();
        }
    }

    /** Has some bars, and remembers whom it was asked for. */
    private static final class Given implements MarketDataProvider {
        private final String name;
        private final List<Bar> bars;
        private static final ProviderException DOWN =
                new ProviderException(ProviderException.Kind.FAILED, "down", null);

        private final Set<String> asked = new TreeSet<>();
        private int failures;
        private boolean silent;

        Given(String name, List<Bar> bars) {
            this.name = name;
            this.bars = bars;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public BarReply bars(Collection<String> symbols, LocalDate from, LocalDate to) {
            asked.addAll(symbols);
            if (--failures >= 0) {
                throw DOWN;
            }
            if (silent) {
                sleepUntilInterrupted();
            }
            return new Reply(bars);
        }

        private static void sleepUntilInterrupted() {
            try {
                Thread.sleep(Duration.ofMinutes(1).toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public BarReply session(LocalDate session, Predicate<String> wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BarReply bars(String symbol, LocalDate from, LocalDate to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ListedSecurity> securities(boolean active) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<SecurityDetails> details(String symbol, LocalDate asOf) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Split> splits(LocalDate from, LocalDate to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<CashDividend> dividends(LocalDate from, LocalDate to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Filings filings(String symbol, String cik) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProviderReport report() {
            throw new UnsupportedOperationException();
        }
    }

    private record Reply(List<Bar> bars) implements BarReply {
        @Override
        public String raw(int row) {
            return bars.get(row).toString();
        }

        @Override
        public int rowsAnswered() {
            return bars.size();
        }
    }
}
