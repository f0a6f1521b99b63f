package io.ballast.ingestion.domain.universe;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.ingestion.domain.bar.Bar;

import static org.assertj.core.api.Assertions.assertThat;

class MarketFiguresTest {

    private final MarketFigures figures = new MarketFigures();

    @Test
    void shouldCountASessionWithoutABarAsNoTrade() {
        figures.add(List.of(bar("A", 10, 100), bar("B", 1, 1)));
        figures.add(List.of(bar("B", 1, 1)));

        assertThat(figures.adv("A")).isEqualTo(500);
        assertThat(figures.lastClose("A")).isEqualTo(10);
    }

    @Test
    void shouldNotTakeANewListingForIlliquid() {
        figures.add(List.of(bar("B", 1, 1)));
        figures.add(List.of(bar("A", 10, 100)));

        assertThat(figures.adv("A")).isEqualTo(1000);
    }

    @Test
    void shouldNotCountASessionTheProviderDidNotAnswer() {
        figures.add(List.of(bar("A", 10, 100)));
        figures.add(List.of());

        assertThat(figures.adv("A")).isEqualTo(1000);
    }

    @Test
    void shouldKnowNothingOfASymbolWithoutBars() {
        assertThat(figures.adv("A")).isNaN();
        assertThat(figures.lastClose("A")).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "0111, Agriculture",
        "1311, Mining",
        "3571, Manufacturing",
        "4911, Transportation and utilities",
        "5122, Wholesale trade",
        "5331, Retail trade",
        "6022, Finance",
        "7372, Services",
        "9721, Public administration",
        "0, ",
        "abcd, ",
        ", "
    })
    void shouldFindTheSectorOfAnIndustryCode(String code, String sector) {
        assertThat(SicSector.of(code)).isEqualTo(sector);
    }

    private static Bar bar(String symbol, double close, double volume) {
        return new Bar(
                symbol, LocalDate.of(2018, 2, 7), close, close, close, close, volume, Double.NaN, Bar.UNKNOWN_COUNT);
    }
}
