package io.ballast.simulator.domain.seeded;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.simulator.domain.Bars;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.domain.Split;
import io.ballast.simulator.domain.Statement;
import io.ballast.simulator.domain.Statement.Period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SeededMarketTest {
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();
    private static final LocalDate FIRST = LocalDate.of(2023, 8, 21);
    private static final LocalDate LAST = LocalDate.of(2024, 12, 31);
    private static SeededMarket market;

    @BeforeAll
    static void generate() {
        market = market(42, 300, FIRST);
        market.barsOn(LAST);
    }

    @Test
    void shouldGiveTheSameBarsForTheSameSeed() {
        assertThat(everything(market(42, 60, FIRST))).isEqualTo(everything(market(42, 60, FIRST)));
        assertThat(everything(market(43, 60, FIRST))).isNotEqualTo(everything(market(42, 60, FIRST)));
    }

    @Test
    void shouldNotDependOnTheOrderOfTheQuestions() {
        SeededMarket forward = market(42, 60, FIRST);
        SeededMarket backward = market(42, 60, FIRST);
        backward.statements(LAST);
        backward.barsOf(3, FIRST, LAST.plusYears(1));
        for (LocalDate date = LAST; !date.isBefore(FIRST); date = date.minusDays(1)) {
            backward.barsOn(date);
        }

        assertThat(everything(backward)).isEqualTo(everything(forward));
    }

    @Test
    void shouldGiveTheSameBarsWhateverPartOfTheHistoryIsServed() {
        SeededMarket longer = market(42, 60, LocalDate.of(2014, 3, 1));
        SeededMarket shorter = market(42, 60, FIRST);

        assertThat(text(longer.barsOn(LAST))).isEqualTo(text(shorter.barsOn(LAST)));
        assertThat(longer.securities()).isEqualTo(shorter.securities());
        assertThat(longer.barsOn(LocalDate.of(2014, 3, 3)).size()).isPositive();
        assertThat(shorter.barsOn(LocalDate.of(2014, 3, 3)).size()).isZero();
    }

    @Test
    void shouldServeTheSameBarsBySessionAndBySecurity() {
        int security = market.barsOn(LAST).security(17);
        Bars history = market.barsOf(security, FIRST, LAST);

        for (int row = 0; row < history.size(); row++) {
            Bars session = market.barsOn(LocalDate.ofEpochDay(history.epochDay(row)));
            String expected = rowText(history, row);
            assertThat(IntStream.range(0, session.size()).mapToObj(other -> rowText(session, other)))
                    .contains(expected);
        }
        assertThat(history.size()).isGreaterThan(330);
    }

    @Test
    void shouldMakeConsistentBars() {
        for (LocalDate date : CALENDAR.between(FIRST, LAST.plusDays(1))) {
            Bars bars = market.barsOn(date);
            for (int row = 0; row < bars.size(); row++) {
                assertThat(bars.low(row)).isPositive().isLessThanOrEqualTo(Math.min(bars.open(row), bars.close(row)));
                assertThat(bars.high(row)).isGreaterThanOrEqualTo(Math.max(bars.open(row), bars.close(row)));
                assertThat(bars.vwap(row)).isBetween(bars.low(row), bars.high(row));
                assertThat(bars.volume(row)).isPositive().isEqualTo(Math.rint(bars.volume(row)));
                assertThat(bars.tradeCount(row)).isBetween(1.0, bars.volume(row));
                assertThat(bars.close(row)).isEqualTo(Math.round(bars.close(row) * 100) / 100.0);
            }
        }
    }

    @Test
    void shouldHaveABarForAtLeast98PercentOfTheListedOnEverySession() {
        int absent = 0;
        for (LocalDate date : CALENDAR.between(FIRST, LAST.plusDays(1))) {
            List<Security> listed = market.securities().stream()
                    .filter(security -> security.life().covers(date))
                    .toList();
            int bars = market.barsOn(date).size();
            assertThat(bars).isBetween((int) Math.ceil(0.98 * listed.size()), listed.size());
            absent += listed.size() - bars;
        }
        assertThat(absent).as("halts and days without a trade").isPositive();
    }

    @Test
    void shouldTradeOnlyOnSessionsAndWhileListed() {
        assertThat(market.barsOn(LocalDate.of(2024, 12, 25)).size()).isZero();
        assertThat(market.barsOn(LocalDate.of(2024, 12, 28)).size()).isZero();
        for (int i = 0; i < market.securities().size(); i++) {
            Bars bars = market.barsOf(i, FIRST, LAST);
            for (int row = 0; row < bars.size(); row++) {
                LocalDate date = LocalDate.ofEpochDay(bars.epochDay(row));
                assertThat(market.securities().get(i).life().covers(date)).isTrue();
            }
        }
    }

    @Test
    void shouldListAndDelistAboutThreePercentAYear() {
        SeededMarket longer = market(42, 300, LocalDate.of(2012, 1, 3));
        LocalDate from = LocalDate.of(2012, 1, 3);
        long delisted = longer.securities().stream()
                .filter(s -> !s.life().endedBy(from) && s.life().endedBy(LAST))
                .count();
        long listed = longer.securities().stream()
                .filter(s ->
                        s.life().listedOn().isAfter(from) && s.life().listedOn().isBefore(LAST))
                .count();

        assertThat(delisted / 300.0 / 13).isBetween(0.025, 0.045);
        assertThat(listed / 300.0 / 13).isBetween(0.025, 0.045);
    }

    @ParameterizedTest
    @CsvSource({"80, 60, 99", "150, 100, 199", "300, 200, 300"})
    void shouldLeaveEnoughAfterTheUsualUniverseRules(int symbols, int atLeast, int atMost) {
        for (long seed : new long[] {1, 42}) {
            SeededMarket small = market(seed, symbols, LocalDate.of(2024, 10, 1));
            Bars bars = small.barsOn(LAST);
            int included = 0;
            int stocks = 0;
            for (int row = 0; row < bars.size(); row++) {
                int security = bars.security(row);
                boolean stock = !small.securities().get(security).isFund();
                stocks += stock ? 1 : 0;
                included += stock && passes(small, security, bars.close(row)) ? 1 : 0;
            }
            assertThat(included).isBetween(atLeast, atMost);
            assertThat((stocks - included) / (double) stocks).as("excluded").isBetween(0.02, 0.10);
        }
    }

    @Test
    void shouldKeepTheValueOfAHoldingAcrossASplit() {
        List<Split> splits = market.splits(LAST);
        assertThat(splits).isNotEmpty();
        for (Split split : splits) {
            Bars bars = market.barsOf(split.security(), split.exDate().minusDays(20), split.exDate());
            int last = bars.size() - 1;
            double before = bars.close(last - 1) * split.priceFactor();
            assertThat(bars.epochDay(last)).isEqualTo((int) split.exDate().toEpochDay());
            assertThat(bars.close(last) / before).isCloseTo(1, within(0.3));
            double shares = market.sharesOutstanding(split.security(), split.exDate());
            double sharesBefore =
                    market.sharesOutstanding(split.security(), split.exDate().minusDays(1));
            assertThat(shares / sharesBefore * split.priceFactor()).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void shouldFileStatementsAfterTheirPeriodAndKeepTheFourthQuarterInTheAnnualOne() {
        List<Statement> statements = market.statements(LAST);

        assertThat(statements).hasSizeGreaterThan(3000);
        assertThat(statements).allSatisfy(s -> {
            assertThat(s.filedOn()).isBetween(s.periodEnd().plusDays(30), LAST);
            assertThat(s.period()).isNotEqualTo(Period.Q4);
            assertThat(s.amounts().equity()).isLessThan(s.amounts().assets());
            assertThat(s.amounts().shares()).isPositive();
        });
        assertThat(market.statements(LocalDate.of(2024, 3, 29)))
                .allMatch(s -> !s.filedOn().isAfter(LocalDate.of(2024, 3, 29)));
    }

    @Test
    void shouldGoOnUntilTheCalendarEnds() {
        SeededMarket small = market(42, 60, LocalDate.of(2024, 10, 1));

        assertThat(small.barsOn(LocalDate.of(2035, 12, 31)).size()).isBetween(55, 64);
        assertThat(small.barsOn(LocalDate.of(2036, 1, 2)).size()).isZero();
    }

    @Test
    void shouldRefuseToBeginBeforeItsHistory() {
        assertThatThrownBy(() -> market(1, 10, LocalDate.of(2010, 6, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2010-06-01")
                .hasMessageContaining("2011-01-03");
    }

    private static boolean passes(SeededMarket market, int security, double close) {
        Bars bars = market.barsOf(security, CALENDAR.plus(LAST, -20), LAST);
        double dollars = 0;
        for (int row = 0; row < bars.size(); row++) {
            dollars += bars.close(row) * bars.volume(row);
        }
        return close >= 2 && dollars / 21 >= 1e6 && market.marketCap(security, LAST) <= 3e9;
    }

    private static SeededMarket market(long seed, int symbols, LocalDate first) {
        return new SeededMarket(CALENDAR, seed, symbols, first);
    }

    private static String everything(SeededMarket market) {
        StringBuilder text = new StringBuilder();
        for (LocalDate date : CALENDAR.between(FIRST, LAST.plusDays(1))) {
            text.append(text(market.barsOn(date)));
        }
        return text.append(market.securities())
                .append(market.splits(LAST))
                .append(market.dividends(LAST))
                .append(market.statements(LAST))
                .toString();
    }

    private static String text(Bars bars) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < bars.size(); row++) {
            text.append(rowText(bars, row)).append('\n');
        }
        return text.toString();
    }

    private static String rowText(Bars bars, int row) {
        return bars.security(row) + " " + bars.epochDay(row) + " " + bars.open(row) + " " + bars.high(row) + " "
                + bars.low(row) + " " + bars.close(row) + " " + bars.volume(row) + " " + bars.vwap(row) + " "
                + bars.tradeCount(row);
    }
}
