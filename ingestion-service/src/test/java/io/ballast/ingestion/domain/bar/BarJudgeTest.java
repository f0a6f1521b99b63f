package io.ballast.ingestion.domain.bar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;

class BarJudgeTest {

    private static final LocalDate SESSION = LocalDate.of(2016, 5, 11);
    private static final LocalDate SATURDAY = LocalDate.of(2016, 5, 14);
    private static final double NULL = Double.NaN;

    private final BarJudge judge = new BarJudge(ExchangeCalendar.xnys());

    @Test
    void shouldAcceptBarsAtTheEdgeOfTruth() {
        assertThat(judge.flawOf(bar(10, 12, 9, 11, 100))).isEmpty();
        assertThat(judge.flawOf(bar(10, 10, 10, 10, 0))).isEmpty();
        assertThat(judge.flawOf(bar(10, 11, 10, 11, 0.5))).isEmpty();
    }

    static Stream<Arguments> flawedBars() {
        return Stream.of(
                Arguments.of(bar(NULL, 12, 9, 11, 100), "null-value"),
                Arguments.of(bar(10, NULL, 9, 11, 100), "null-value"),
                Arguments.of(bar(10, 12, NULL, 11, 100), "null-value"),
                Arguments.of(bar(10, 12, 9, NULL, 100), "null-value"),
                Arguments.of(bar(10, 12, 9, 11, NULL), "null-value"),
                Arguments.of(bar(10, Double.POSITIVE_INFINITY, 9, 11, 100), "null-value"),
                Arguments.of(bar(0, 12, 9, 11, 100), "non-positive-price"),
                Arguments.of(bar(10, 12, -9, 11, 100), "non-positive-price"),
                Arguments.of(bar(10, 12, 9, 11, -1), "negative-volume"),
                Arguments.of(bar(10, 12, 10.5, 11, 100), "low-above-open-close"),
                Arguments.of(bar(11, 12, 10.5, 10, 100), "low-above-open-close"),
                Arguments.of(bar(10, 10.5, 9, 11, 100), "high-below-open-close"),
                Arguments.of(bar(11, 10.5, 9, 10, 100), "high-below-open-close"),
                Arguments.of(barOn(SATURDAY, 10, 12, 9, 11, 100), "not-a-session"));
    }

    @ParameterizedTest
    @MethodSource("flawedBars")
    void shouldNameTheFlawOfABar(Bar bar, String reason) {
        assertThat(judge.flawOf(bar)).map(QuarantineReason::code).contains(reason);
    }

    @Test
    void shouldGiveTheFirstReasonWhenSeveralHold() {
        assertThat(judge.flawOf(barOn(SATURDAY, NULL, 1, -2, 3, -4))).contains(QuarantineReason.NULL_VALUE);
        assertThat(judge.flawOf(barOn(SATURDAY, 10, 1, -2, 3, -4))).contains(QuarantineReason.NON_POSITIVE_PRICE);
        assertThat(judge.flawOf(barOn(SATURDAY, 10, 1, 20, 3, -4))).contains(QuarantineReason.NEGATIVE_VOLUME);
        assertThat(judge.flawOf(barOn(SATURDAY, 10, 1, 20, 3, 4))).contains(QuarantineReason.LOW_ABOVE_OPEN_CLOSE);
        assertThat(judge.flawOf(barOn(SATURDAY, 10, 1, 2, 3, 4))).contains(QuarantineReason.HIGH_BELOW_OPEN_CLOSE);
    }

    @Test
    void shouldKeepTheFirstOfTwoEqualBars() {
        Bar first = bar(10, 12, 9, 11, 100);
        Bar again = bar(10, 12, 9, 11, 100);

        JudgedBars judged = judge.judge(List.of(first, again));

        assertThat(judged.accepted()).containsExactly(first);
        assertThat(judged.rejected()).containsExactly(new RejectedBar(again, QuarantineReason.DUPLICATE, 1));
    }

    @Test
    void shouldKeepNoneOfTwoBarsThatContradictEachOther() {
        Bar first = bar(10, 12, 9, 11, 100);
        Bar second = bar(10, 12, 9, 11, 200);

        JudgedBars judged = judge.judge(List.of(first, second, first));

        assertThat(judged.accepted()).isEmpty();
        assertThat(judged.rejected())
                .containsExactly(
                        new RejectedBar(first, QuarantineReason.DUPLICATE, 0),
                        new RejectedBar(second, QuarantineReason.DUPLICATE, 1),
                        new RejectedBar(first, QuarantineReason.DUPLICATE, 2));
    }

    @Test
    void shouldNotCallABarDuplicateOfAnImpossibleOne() {
        Bar impossible = bar(10, 12, 9, NULL, 100);
        Bar good = bar(10, 12, 9, 11, 100);

        JudgedBars judged = judge.judge(List.of(impossible, good));

        assertThat(judged.accepted()).containsExactly(good);
        assertThat(judged.rejected()).containsExactly(new RejectedBar(impossible, QuarantineReason.NULL_VALUE, 0));
    }

    @Test
    void shouldTellSymbolsApartByCase() {
        Bar preferred = new Bar("KIMpL", SESSION, 10, 12, 9, 11, 100, NULL, Bar.UNKNOWN_COUNT);
        Bar other = new Bar("KIMPL", SESSION, 10, 12, 9, 11, 100, NULL, Bar.UNKNOWN_COUNT);

        assertThat(judge.judge(List.of(preferred, other)).accepted()).hasSize(2);
    }

    private static Bar bar(double open, double high, double low, double close, double volume) {
        return barOn(SESSION, open, high, low, close, volume);
    }

    private static Bar barOn(LocalDate date, double open, double high, double low, double close, double volume) {
        return new Bar("LNT", date, open, high, low, close, volume, NULL, Bar.UNKNOWN_COUNT);
    }
}
