package io.ballast.ingestion.domain.arbitration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.ballast.ingestion.Rows;
import io.ballast.ingestion.domain.arbitration.Alarm.Kind;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.bar.BarJudge;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Two vendors' versions of one real market, the first as Polygon and the second as Alpaca. */
class RealMarketsReconciliationTest {

    /** Two in ten thousand: a person can look at one or two a day. */
    private static final double MOST_ALARMS = 0.0002;

    private static final LocalDate FROM = LocalDate.of(2013, 2, 8);
    private static final LocalDate TO = LocalDate.of(2017, 8, 11);
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();

    private static MarketComparison comparison;
    private static Reconciliation reconciliation;
    private static long compared;

    @BeforeAll
    static void compare() {
        ProviderAnswer first = answer("polygon", "data/sp500-2013-2018/bars.csv.gz");
        ProviderAnswer second = answer("alpaca", "data/sp500-2012-2017-second-vendor/bars.csv.gz");
        TreeSet<String> symbols = new TreeSet<>(first.symbols());
        comparison = new MarketComparison(
                List.of(first, second),
                new Priorities(List.of("polygon", "alpaca"), List.of()),
                new Arbiter(new Tolerance(25, 1000)),
                CALENDAR.between(FROM, TO.plusDays(1)));
        symbols.forEach(symbol -> comparison.compare(symbol, List.of()));
        reconciliation = Reconciliation.of(comparison.differences(), 250);
        compared = comparison.compared().values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        report();
    }

    private static void report() {
        Map<DifferenceKind, Integer> byKind = new EnumMap<>(DifferenceKind.class);
        comparison.differences().forEach(difference -> byKind.merge(difference.kind(), 1, Integer::sum));
        System.out.printf(
                "[ballast] %d cells compared, differences %s in %d episodes, %d alarms (%.4f %% of the cells)%n",
                compared,
                byKind,
                reconciliation.episodes().size(),
                reconciliation.alarms().size(),
                100.0 * reconciliation.alarms().size() / compared);
    }

    @Test
    void shouldFindTheKnownJumps() {
        assertThat(alarm(Kind.LEVEL, "APH").to())
                .as("adjusted for the split from the next session on")
                .isEqualTo("2014-09-05");
        assertThat(alarm(Kind.LEVEL, "DVA")).satisfies(halved -> {
            assertThat(halved.from()).isEqualTo("2013-09-09");
            assertThat(halved.to()).isEqualTo("2013-09-20");
            assertThat(halved.worstBps()).isCloseTo(-5000, within(5.0));
        });
        assertThat(alarm(Kind.UNCONFIRMED, "HLT").provider())
                .as("who has no bar of it")
                .isEqualTo("polygon");
        assertThat(comparison.differences())
                .filteredOn(difference -> difference.symbol().equals("LNT")
                        && difference.session().equals(LocalDate.of(2016, 5, 19)))
                .singleElement()
                .satisfies(halved -> {
                    assertThat(halved.kind()).isEqualTo(DifferenceKind.IMPOSSIBLE);
                    assertThat(halved.lost()).isEqualTo("polygon");
                    assertThat(halved.losing().close()).isEqualTo(17.87);
                });
    }

    private static Alarm alarm(Kind kind, String symbol) {
        return reconciliation.alarms().stream()
                .filter(alarm -> alarm.kind() == kind && alarm.symbols().equals(List.of(symbol)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alarm " + kind + " of " + symbol));
    }

    @Test
    void shouldAlarmSeldom() {
        assertThat((double) reconciliation.alarms().size() / compared).isLessThan(MOST_ALARMS);
    }

    private static ProviderAnswer answer(String provider, String file) {
        List<Bar> bars = new ArrayList<>();
        for (Bar bar : Rows.bars(SharedData.require(file))) {
            if (!bar.session().isBefore(FROM) && !bar.session().isAfter(TO)) {
                bars.add(bar);
            }
        }
        return new ProviderAnswer(provider, new BarJudge(CALENDAR).judge(bars));
    }
}
