package io.ballast.ingestion.domain.suspect;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SuspectScanTest {

    private static final List<LocalDate> SESSIONS =
            ExchangeCalendar.xnys().between(LocalDate.of(2016, 1, 4), LocalDate.of(2016, 12, 31));
    private static final int DAY = 100;

    @Test
    void shouldFindNothingInAnOrdinaryYear() {
        assertThat(scan((day, bar) -> bar)).isEmpty();
    }

    @Test
    void shouldFindAHalvedCloseOnceAndTakeTheNextBarForGood() {
        List<Finding> findings = scan((day, bar) -> day == DAY ? scaled(bar, 0.5) : bar);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).kind()).isEqualTo(FindingKind.SCALE_ERROR);
        assertThat(findings.get(0).session()).isEqualTo(SESSIONS.get(DAY));
        assertThat(findings.get(0).observed()).isCloseTo(0.5, within(0.03));
        assertThat(findings.get(0).threshold()).isCloseTo(0.8, within(0.05));
        assertThat(findings.get(0).detail()).contains("near 1/2").contains("limit");
    }

    @Test
    void shouldFindANewLevelOnce() {
        List<Finding> findings = scan((day, bar) -> day >= DAY ? scaled(bar, 0.63) : bar);

        assertThat(findings).extracting(Finding::kind).containsExactly(FindingKind.PRICE_JUMP);
    }

    @Test
    void shouldFindNothingWhenASplitExplainsTheJump() {
        SuspectScan scan = new SuspectScan();
        for (int day = 0; day < SESSIONS.size(); day++) {
            boolean split = day >= DAY;
            scan.next(split ? scaled(bar(day), 0.25) : bar(day), split ? 4 : 1, split ? 4 : 1);
        }
        assertThat(scan.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, x10", "100, x100", "2, x2", "0.5, 1/2", "0.1, 1/10", "0.01, 1/100"})
    void shouldFindScaleErrorsAndSayTheLimit(double by, String near) {
        assertThat(scan((day, bar) -> day == DAY ? scaled(bar, by) : bar))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.SCALE_ERROR);
                    assertThat(finding.session()).isEqualTo(SESSIONS.get(DAY));
                    assertThat(finding.detail()).contains("limit x").endsWith("near " + near);
                });
    }

    @Test
    void shouldStaySilentAboutWhatHappensOnOrdinaryDays() {
        assertThat(scan((day, bar) -> day >= DAY ? scaled(bar, 0.83) : bar))
                .as("a bad report")
                .isEmpty();
        assertThat(scan((day, bar) -> day == DAY ? on(bar, day, 6) : bar))
                .as("an index is rebalanced")
                .isEmpty();
        assertThat(scan((day, bar) -> day == DAY ? on(bar(DAY - 1), DAY, 1.01) : bar))
                .as("the same prices, but other trades")
                .isEmpty();
    }

    @Test
    void shouldLookWithoutTakingTheBarIn() {
        SuspectScan scan = new SuspectScan();
        for (int day = 0; day < DAY; day++) {
            scan.next(bar(day), 1, 1);
        }

        assertThat(scan.look(scaled(bar(DAY), 10), 1, 1)).hasSize(1);

        assertThat(scan.look(bar(DAY), 1, 1)).isEmpty();
        assertThat(scan.findings()).isEmpty();
    }

    @Test
    void shouldFindAStaleRepeatButNotADayWithoutTrades() {
        assertThat(scan((day, bar) -> day == DAY ? on(bar(DAY - 1), DAY, 1) : bar))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.STALE_REPEAT);
        assertThat(scan((day, bar) -> day == DAY ? on(bar(DAY - 1), DAY, 0) : bar))
                .isEmpty();
    }

    @Test
    void shouldFindAVolumeSpikeAndLeaveItOutOfTheBaseline() {
        List<Finding> findings = scan((day, bar) -> day == DAY || day == DAY + 1 ? on(bar, day, 1000) : bar);

        assertThat(findings)
                .extracting(Finding::kind)
                .containsExactly(FindingKind.VOLUME_SPIKE, FindingKind.VOLUME_SPIKE);
    }

    @Test
    void shouldFindAHighThatIsOutOfPlace() {
        List<Finding> findings = scan((day, bar) -> day != DAY
                ? bar
                : new Bar(
                        bar.symbol(),
                        bar.session(),
                        bar.open(),
                        bar.high() * 10,
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        bar.vwap(),
                        bar.tradeCount()));

        assertThat(findings).extracting(Finding::kind).containsExactly(FindingKind.WIDE_RANGE);
    }

    @Test
    void shouldJudgeABarByItsPastOnly() {
        List<Finding> whole = scan((day, bar) -> day % 70 == 69 ? scaled(bar, 3) : bar);
        SuspectScan half = new SuspectScan();
        for (int day = 0; day < 150; day++) {
            half.next(day % 70 == 69 ? scaled(bar(day), 3) : bar(day), 1, 1);
        }
        assertThat(half.findings())
                .isNotEmpty()
                .isEqualTo(whole.stream()
                        .filter(finding -> finding.session().isBefore(SESSIONS.get(150)))
                        .toList());
    }

    /** What happens to a bar. */
    private interface Fault {
        Bar on(int day, Bar bar);
    }

    private static List<Finding> scan(Fault fault) {
        SuspectScan scan = new SuspectScan();
        for (int day = 0; day < SESSIONS.size(); day++) {
            scan.next(fault.on(day, bar(day)), 1, 1);
        }
        return scan.findings();
    }

    /** A walk with 2 % a day and a volume that varies by half. */
    private static Bar bar(int day) {
        Random random = new Random(42);
        double close = 50;
        double volume = 0;
        for (int i = 0; i <= day; i++) {
            close *= Math.exp(0.02 * random.nextGaussian());
            volume = 1e6 * Math.exp(0.4 * random.nextGaussian());
        }
        return new Bar("A", SESSIONS.get(day), close, close * 1.01, close * 0.99, close, Math.rint(volume), close, 10);
    }

    private static Bar scaled(Bar bar, double by) {
        return new Bar(
                bar.symbol(),
                bar.session(),
                bar.open() * by,
                bar.high() * by,
                bar.low() * by,
                bar.close() * by,
                bar.volume(),
                bar.vwap() * by,
                bar.tradeCount());
    }

    private static Bar on(Bar bar, int day, double volumeTimes) {
        return new Bar(
                bar.symbol(),
                SESSIONS.get(day),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume() * volumeTimes,
                bar.vwap(),
                bar.tradeCount());
    }
}
