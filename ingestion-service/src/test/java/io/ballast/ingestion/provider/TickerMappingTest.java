package io.ballast.ingestion.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderReport;
import io.ballast.ingestion.application.SecurityDetails;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.fundamental.SharesOutstanding;
import io.ballast.ingestion.domain.identity.SymbolChange;
import io.ballast.ingestion.domain.identity.SymbolChange.Kind;
import io.ballast.ingestion.domain.identity.Tickers;

import static org.assertj.core.api.Assertions.assertThat;

class TickerMappingTest {

    private static final LocalDate BEFORE = LocalDate.of(2022, 6, 8);
    private static final LocalDate ON = LocalDate.of(2022, 6, 9);
    private static final LocalDate FUND_END = LocalDate.of(2022, 1, 31);

    private final Market market = new Market();
    private final TickerMapping mapping = new TickerMapping(
            market,
            () -> new Tickers(List.of(
                    new SymbolChange("FB", ON, "META", Kind.RENAMED, false),
                    new SymbolChange("META", FUND_END, "META-20220131", Kind.RETIRED, false))));

    @Test
    void shouldAskForEachDayInTheTickerOfThatDay() {
        BarReply reply = mapping.bars("META", BEFORE, ON);

        assertThat(market.asked).containsExactly("FB 2022-06-08..2022-06-08", "META 2022-06-09..2022-06-09");
        assertThat(names(reply)).containsExactly("META 2022-06-08", "META 2022-06-09");
        assertThat(reply.raw(1)).isEqualTo("META 2022-06-09");
        assertThat(names(mapping.bars("META-20220131", BEFORE, ON))).isEmpty();
        assertThat(names(mapping.bars("META-20220131", FUND_END.minusDays(1), ON)))
                .containsExactly("META-20220131 2022-01-30");
    }

    @Test
    void shouldKeepTheBarsOfASessionUnderTheirSecurities() {
        assertThat(names(mapping.session(BEFORE, "META"::equals))).containsExactly("META 2022-06-08");
        assertThat(names(mapping.session(ON, "META"::equals))).containsExactly("META 2022-06-09");
        assertThat(names(mapping.session(ON, any -> true)))
                .as("FB may go to another security, BRK.B is nobody else's business")
                .containsExactly("FB 2022-06-09", "META 2022-06-09", "BRK.B 2022-06-09");
        assertThat(names(mapping.session(LocalDate.of(2022, 3, 1), any -> true)))
                .as("META named nobody we know in March")
                .containsExactly("META 2022-03-01", "BRK.B 2022-03-01");
    }

    @Test
    void shouldAskForManyAtOnceAndMixNone() {
        BarReply reply = mapping.bars(List.of("META", "BRK.B"), BEFORE, ON);

        assertThat(market.asked).containsExactly("[FB, META, BRK.B] 2022-06-08..2022-06-09");
        assertThat(names(reply))
                .containsExactly("META 2022-06-08", "META 2022-06-09", "BRK.B 2022-06-08", "BRK.B 2022-06-09");
    }

    @Test
    void shouldAskForDetailsOfTheSecurityNotOfItsTicker() {
        mapping.details("META", BEFORE);
        mapping.details("META", null);
        mapping.details("META-20220131", FUND_END.minusDays(1));
        assertThat(mapping.details("META-20220131", null)).isEmpty();

        assertThat(market.asked).containsExactly("FB 2022-06-08", "META null", "META 2022-01-30");
    }

    @Test
    void shouldKeepActionsAndFilingsWithTheirSecurities() {
        assertThat(mapping.splits(BEFORE, ON)).extracting(Split::symbol).containsExactly("META");
        assertThat(mapping.filings("META", "1").shares())
                .extracting(SharesOutstanding::symbol)
                .containsExactly("META");
        assertThat(mapping.filings("META-20220131", "2").shares())
                .extracting(SharesOutstanding::symbol)
                .containsExactly("META-20220131");
        assertThat(mapping.filings("META-20220131", null).shares())
                .as("without a number they may be anybody's")
                .isEmpty();
    }

    private static List<String> names(BarReply reply) {
        return reply.bars().stream()
                .map(bar -> bar.symbol() + " " + bar.session())
                .toList();
    }

    /** A provider that knows FB, META and BRK.B on every day, and notes what it is asked. */
    private static final class Market implements MarketDataProvider {

        private final List<String> asked = new ArrayList<>();

        @Override
        public String name() {
            return "market";
        }

        @Override
        public BarReply session(LocalDate session, Predicate<String> wanted) {
            return reply(List.of("FB", "META", "BRK.B").stream().filter(wanted).toList(), session, session);
        }

        @Override
        public BarReply bars(String symbol, LocalDate from, LocalDate to) {
            asked.add(symbol + " " + from + ".." + to);
            return reply(List.of(symbol), from, to);
        }

        @Override
        public BarReply bars(Collection<String> symbols, LocalDate from, LocalDate to) {
            asked.add(symbols + " " + from + ".." + to);
            return reply(symbols, from, to);
        }

        @Override
        public List<ListedSecurity> securities(boolean active) {
            return List.of();
        }

        @Override
        public Optional<SecurityDetails> details(String symbol, LocalDate asOf) {
            asked.add(symbol + " " + asOf);
            return Optional.empty();
        }

        @Override
        public List<Split> splits(LocalDate from, LocalDate to) {
            return List.of(new Split("1", "FB", from, 1, 2));
        }

        @Override
        public List<CashDividend> dividends(LocalDate from, LocalDate to) {
            return List.of();
        }

        @Override
        public Filings filings(String symbol, String cik) {
            return new Filings(List.of(), List.of(new SharesOutstanding(symbol, BEFORE, ON, 5)), 0);
        }

        @Override
        public ProviderReport report() {
            throw new UnsupportedOperationException();
        }

        private static BarReply reply(Collection<String> tickers, LocalDate from, LocalDate to) {
            List<Bar> bars = tickers.stream()
                    .flatMap(ticker -> Stream.iterate(from, date -> !date.isAfter(to), date -> date.plusDays(1))
                            .map(date -> new Bar(ticker, date, 1, 1, 1, 1, 1, Double.NaN, Bar.UNKNOWN_COUNT)))
                    .toList();
            return new BarReply() {
                @Override
                public List<Bar> bars() {
                    return bars;
                }

                @Override
                public String raw(int row) {
                    return bars.get(row).symbol() + " " + bars.get(row).session();
                }

                @Override
                public int rowsAnswered() {
                    return bars.size();
                }
            };
        }
    }
}
