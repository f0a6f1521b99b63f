package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.arbitration.PriorityRule;
import io.ballast.ingestion.domain.bar.Bar;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static List<FetchedCells> complete(
            List<Bar> accepted, List<QuarantinedBar> bad, List<String> empty, Given second, List<PriorityRule> rules) {
        FetchedSession session = new FetchedSession(SESSION, accepted, bad, empty, accepted.size() + bad.size());
        FetchedCells first = new FetchedCells("first", SESSION, SESSION, List.of(session), Set.of());
        ProviderOrder order = new ProviderOrder(List.of(new Given("first", List.of()), second));
        return new FailOver(order, new Rules(rules)).complete(first, () -> {});
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
        private final Set<String> asked = new TreeSet<>();

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
            return new Reply(bars);
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
