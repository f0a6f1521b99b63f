package io.ballast.simulator.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.ballast.simulator.SharedFolder;
import io.ballast.simulator.domain.Bars;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.domain.Statement;
import io.ballast.simulator.domain.replay.ReplayMarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReplayDirectoryTest {
    private static final String HEADER = "symbol,date,open,high,low,close,volume\n";

    @TempDir
    Path directory;

    @Test
    void shouldServeBarsInTickerAndDateOrderWhateverTheOrderOfTheFile() throws IOException {
        write("bars.csv", """
                volume,close,low,high,open,date,symbol
                300,3.5,3,4,3.25,2020-01-03,B
                100,1.5,1,2,1.25,2020-01-03,A
                200,2.5,2,3,2.25,2020-01-02,B
                """);

        ReplayMarket market = read();

        assertThat(market.securities()).extracting(Security::ticker).containsExactly("A", "B");
        Bars third = market.barsOn(LocalDate.of(2020, 1, 3));
        assertThat(third.size()).isEqualTo(2);
        assertThat(third.security(0)).isZero();
        assertThat(third.open(1)).isEqualTo(3.25);
        Bars history = market.barsOf(1, LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31));
        assertThat(history.size()).isEqualTo(2);
        assertThat(history.volume(0)).isEqualTo(200);
        assertThat(history.close(1)).isEqualTo(3.5);
        assertThat(history.vwap(0)).isNaN();
        assertThat(market.barsOn(LocalDate.of(2020, 1, 4)).size()).isZero();
    }

    @Test
    void shouldServeNullsDuplicatesAndImpossibleBarsAsTheyAre() throws IOException {
        write("bars.csv", HEADER + "A,2020-01-02,,,,5.5,0\nA,2020-01-02,1,1,2,1,10.5\nA,2020-01-04,-1,1,1,1,1\n");

        ReplayMarket market = read();

        Bars day = market.barsOn(LocalDate.of(2020, 1, 2));
        assertThat(day.size()).isEqualTo(2);
        assertThat(day.open(0)).isNaN();
        assertThat(day.close(0)).isEqualTo(5.5);
        assertThat(day.low(1)).isEqualTo(2);
        assertThat(day.volume(1)).isEqualTo(10.5);
        assertThat(market.barsOn(LocalDate.of(2020, 1, 4)).open(0)).isEqualTo(-1);
    }

    @Test
    void shouldReadCompressedFilesAndEveryOptionalFile() throws IOException {
        zip(
                "bars.csv.gz",
                "symbol,date,open,high,low,close,volume,vwap,trade_count\nA,2020-01-02,1,2,1,2,10,1.5,3\n"
                        + "IWM,2020-01-02,1,2,1,2,10,,\nLATE,2020-01-06,1,2,1,2,10,1.5,3\n");
        write(
                "securities.csv",
                "symbol,market_cap,list_date,sector,industry,cik,name,exchange\n"
                        + "A,1500000,2019-05-01,Energy,Oil,0000000007,Alpha Inc,XNYS\nGONE,,,,,,,\n");
        write("splits.csv", "symbol,ex_date,split_from,split_to\nA,2020-02-03,1,2\n");
        write("dividends.csv", "symbol,ex_date,cash_amount\nA,2020-01-20,0.25\n");
        write(
                "fundamentals.csv",
                "symbol,period_end,filing_date,period,revenue,equity,shares_outstanding\n"
                        + "A,2019-12-31,2020-02-20,FY,1000.0,,50\n");

        ReplayMarket market = read();

        assertThat(market.securities()).extracting(Security::ticker).containsExactly("A", "GONE", "IWM", "LATE");
        Security a = market.securities().get(0);
        assertThat(a.life().listedOn()).isEqualTo("2019-05-01");
        assertThat(a.industry().description()).isEqualTo("Oil");
        assertThat(market.securities().get(2).type()).isEqualTo("ETF");
        assertThat(market.securities().get(3).life().knownFrom()).isEqualTo("2020-01-06");
        assertThat(market.securities().get(3).life().listedOn()).isNull();
        assertThat(market.marketCap(0, LocalDate.of(2020, 1, 2))).isEqualTo(1_500_000);
        assertThat(market.marketCap(1, LocalDate.of(2020, 1, 2))).isNaN();
        assertThat(market.barsOn(LocalDate.of(2020, 1, 2)).vwap(0)).isEqualTo(1.5);
        assertThat(market.barsOn(LocalDate.of(2020, 1, 2)).vwap(1)).isNaN();
        assertThat(market.splits(LocalDate.of(2020, 2, 2))).isEmpty();
        assertThat(market.splits(LocalDate.of(2020, 2, 3))).hasSize(1);
        assertThat(market.dividends(LocalDate.of(2020, 2, 3))).singleElement().satisfies(d -> assertThat(d.amount())
                .isEqualTo(0.25));
        Statement statement = market.statements(LocalDate.of(2020, 2, 20)).get(0);
        assertThat(statement.amounts().revenue()).isEqualTo(1000);
        assertThat(statement.amounts().equity()).isNaN();
        assertThat(statement.periodStart()).isEqualTo("2019-01-01");
        assertThat(market.statements(LocalDate.of(2020, 2, 19))).isEmpty();
        assertThat(market.profile().symbols()).as("stocks").isEqualTo(3);
    }

    @Test
    void shouldNameFileLineValueAndExpectationOfABadNumber() throws IOException {
        write("bars.csv", HEADER + "A,2020-01-02,1,2,1,2,10\nA,2020-01-03,1,2,1,two,10\n");

        assertProblem("bars.csv line 3: close 'two' is not allowed: a number or nothing expected");
    }

    @Test
    void shouldNameTheLineOfABadDate() throws IOException {
        zip("bars.csv.gz", HEADER + "A,2020-01-02,1,2,1,2,10\nA,03/01/2020,1,2,1,2,10\n");

        assertProblem("bars.csv.gz line 3: date '03/01/2020' is not allowed: a date YYYY-MM-DD expected");
    }

    @Test
    void shouldNameTheLineWithMissingFields() throws IOException {
        write("bars.csv", HEADER + "A,2020-01-02,1,2,1,2\n");

        assertProblem("bars.csv line 2: 6 fields are not allowed: 7 expected, as in the header");
    }

    @Test
    void shouldNameTheLineWithoutASymbol() throws IOException {
        write("bars.csv", HEADER + ",2020-01-02,1,2,1,2,5\n");

        assertProblem("bars.csv line 2: symbol '' is not allowed");
    }

    @Test
    void shouldNameTheColumnThatIsMissing() throws IOException {
        write("bars.csv", "symbol,date,open,high,low,close\nA,2020-01-02,1,2,1,2\n");

        assertProblem("bars.csv line 1: the header [symbol, date, open, high, low, close] lacks 'volume'");
    }

    @Test
    void shouldRefuseABrokenArchive() throws IOException {
        Files.write(directory.resolve("bars.csv.gz"), "not compressed".getBytes(StandardCharsets.UTF_8));

        assertProblem("bars.csv.gz cannot be read as gzip'd CSV");
    }

    @Test
    void shouldRefuseBadLinesOfTheOtherFiles() throws IOException {
        write("bars.csv", HEADER + "A,2020-01-02,1,2,1,2,10\n");
        write("splits.csv", "symbol,ex_date,split_from,split_to\nA,2020-02-03,1,0\n");

        assertProblem("splits.csv line 2: split_to '0' is not allowed: a number above 0 expected");
        Files.delete(directory.resolve("splits.csv"));
        write("fundamentals.csv", "symbol,period_end,filing_date,period\nA,2019-12-31,2020-02-03,H1\n");
        assertProblem("fundamentals.csv line 2: period 'H1' is not allowed: one of [Q1, Q2, Q3, Q4, FY] expected");
        Files.delete(directory.resolve("fundamentals.csv"));
        write("securities.csv", "symbol,name\nA,One\nA,Two\n");
        assertProblem("securities.csv line 3: symbol 'A' is not allowed: each symbol once expected");
    }

    @Test
    void shouldSayWhatIsMissingInADirectoryWithoutBars() {
        assertProblem("has no bars.csv or bars.csv.gz");
        assertThatThrownBy(() -> ReplayDirectory.read(directory.resolve("nowhere"), "IWM"))
                .isInstanceOf(MalformedReplayException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("bars.csv expected");
    }

    @Test
    void shouldReadFiveYearsOfFiveHundredStocks() {
        Path recorded = SharedFolder.require("data/sp500-2013-2018");

        ReplayMarket market = ReplayDirectory.read(recorded, "IWM");

        int bars = 0;
        int bad = 0;
        LocalDate last = market.profile().lastDate();
        for (LocalDate date = market.profile().firstDate(); !date.isAfter(last); date = date.plusDays(1)) {
            Bars day = market.barsOn(date);
            bars += day.size();
            for (int row = 0; row < day.size(); row++) {
                bad += isTrue(day, row) ? 0 : 1;
            }
        }
        assertThat(bars).isEqualTo(621_558);
        assertThat(bad).isEqualTo(23);
        assertThat(market.profile().symbols()).isEqualTo(505);
        assertThat(market.profile().firstDate()).isEqualTo("2013-02-08");
        assertThat(last).isEqualTo("2018-02-07");
    }

    private static boolean isTrue(Bars bars, int row) {
        double bodyLow = Math.min(bars.open(row), bars.close(row));
        double bodyHigh = Math.max(bars.open(row), bars.close(row));
        return bars.low(row) <= bodyLow && bars.high(row) >= bodyHigh && bars.volume(row) >= 0;
    }

    private ReplayMarket read() {
        return ReplayDirectory.read(directory, "IWM");
    }

    private void assertProblem(String message) {
        assertThatThrownBy(this::read)
                .isInstanceOf(MalformedReplayException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(directory.toString())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    private void zip(String name, String content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
