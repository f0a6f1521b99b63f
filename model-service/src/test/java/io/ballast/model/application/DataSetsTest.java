package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.MarketStatistics;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.PriceJumps;
import io.ballast.model.domain.dataset.Universe;
import io.ballast.model.domain.target.SessionCoverage;

import static org.assertj.core.api.Assertions.assertThat;

class DataSetsTest {

    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();
    private static final LocalDate SESSION = LocalDate.parse("2018-02-07");
    private static final FeatureNames NAMES = new FeatureNames(List.of("ret_1d"));
    private static final List<String> SYMBOLS = List.of("A", "B", "C", "D");

    @Test
    void shouldTellTheSameMembersWithCellsAndWithoutWhileFeaturesArePublished() {
        DataSets sets = new DataSets(new Growing(), new HeldSessions(CALENDAR, List::of));

        DataSets.WithAndWithout members =
                sets.forImpact(NAMES, new MarketStatistics(1), new LabelHorizon(5), SESSION, Set.of("A"));

        assertThat(members.with().symbols()).containsExactly("A", "B");
        assertThat(members.without().symbols()).containsExactly("B");
    }

    /** Each time its rows are read there is one symbol more. */
    private static final class Growing implements FeatureSource {

        private int readings;

        @Override
        public void rows(FeatureNames features, LocalDate from, LocalDate to, RowSink sink) {
            readings++;
            for (String symbol : SYMBOLS.subList(0, 1 + readings)) {
                float[] none = {Float.NaN, Float.NaN};
                sink.accept(symbol, SESSION, new float[] {symbol.charAt(0)}, none, none);
            }
        }

        @Override
        public Universe universe() {
            return new Universe(SYMBOLS.stream()
                    .map(symbol -> new Membership(symbol, LocalDate.parse("2015-01-02"), null))
                    .toList());
        }

        @Override
        public List<PriceJumps.Jump> priceJumps(LocalDate to) {
            return List.of();
        }

        @Override
        public Optional<History> history() {
            return Optional.of(new History(SESSION, SESSION));
        }

        @Override
        public FeatureNames features() {
            return NAMES;
        }

        @Override
        public List<SessionCoverage> coverage(LocalDate from, LocalDate to) {
            return List.of();
        }

        @Override
        public Map<String, Double> lastKnownBetas(LocalDate session) {
            return Map.of();
        }

        @Override
        public HistoryBias bias(LocalDate from, LocalDate to) {
            return new HistoryBias(false, 0.0);
        }
    }
}
