package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.config.UniverseSettings;
import io.ballast.ingestion.domain.universe.MarketFigures;
import io.ballast.ingestion.domain.universe.Membership;
import io.ballast.ingestion.domain.universe.UniverseFilter;
import io.ballast.ingestion.domain.universe.UniverseRule;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityAssemblerTest {

    private static final LocalDate AS_OF = LocalDate.of(2018, 2, 7);
    private static final LocalDate LISTED = LocalDate.of(2015, 3, 2);

    private final UniverseFilter filter =
            new UniverseFilter(OptionalDouble.of(3e9), OptionalDouble.empty(), OptionalDouble.empty());
    private final SecurityAssembler assembler = new SecurityAssembler(
            new UniverseSettings(filter, "IWM"), new UniverseRule(filter), new MarketFigures(), AS_OF);

    @Test
    void shouldMakeAMemberFromItsListingOn() {
        SecurityRecord security = assembler.assemble(listed("A", "CS", null), details("A", 1e9), null);

        assertThat(security.included()).isTrue();
        assertThat(security.membership()).isEqualTo(new Membership(LISTED, null));
        assertThat(security.proxy()).isFalse();
    }

    @Test
    void shouldKeepADelistedMemberUntilItsDelisting() {
        LocalDate delisted = LocalDate.of(2017, 9, 1);

        SecurityRecord security = assembler.assemble(listed("A", "CS", delisted), details("A", 1e9), null);

        assertThat(security.included()).isFalse();
        assertThat(security.membership()).isEqualTo(new Membership(LISTED, delisted));
        assertThat(security.reason()).startsWith("member until its delisting");
    }

    @Test
    void shouldEndTheMembershipOfWhoGrewTooLarge() {
        SecurityRecord security =
                assembler.assemble(listed("A", "CS", null), details("A", 4.6e9), new Membership(LISTED, null));

        assertThat(security.included()).isFalse();
        assertThat(security.membership()).isEqualTo(new Membership(LISTED, AS_OF));
        assertThat(security.reason()).contains("market cap");
    }

    @Test
    void shouldKeepAMemberThatMissesAThresholdByLittle() {
        Membership member = new Membership(LISTED, null);

        SecurityRecord security = assembler.assemble(listed("A", "CS", null), details("A", 4.1e9), member);

        assertThat(security.included()).isTrue();
        assertThat(security.membership()).isEqualTo(member);
        assertThat(security.reason()).isEqualTo("stays within tolerance: market cap 4100000000 is above 3000000000");
    }

    @Test
    void shouldNotMakeAMemberOfWhoNeverPassed() {
        SecurityRecord security = assembler.assemble(listed("A", "CS", null), details("A", 4e9), null);

        assertThat(security.membership()).isNull();
    }

    @Test
    void shouldStoreTheBenchmarkWithoutMakingItAMember() {
        SecurityRecord benchmark = assembler.assemble(listed("IWM", "CS", null), null, null);
        SecurityRecord proxy = assembler.assemble(listed("SPY", "ETF", null), null, null);

        assertThat(benchmark.benchmark()).isTrue();
        assertThat(benchmark.included()).isFalse();
        assertThat(benchmark.membership()).isNull();
        assertThat(benchmark.proxy()).isTrue();
        assertThat(proxy.proxy()).isTrue();
        assertThat(proxy.benchmark()).isFalse();
    }

    private static ListedSecurity listed(String symbol, String type, LocalDate delistedOn) {
        return new ListedSecurity(symbol, "Name", type, "XNYS", null, null, delistedOn);
    }

    private static SecurityDetails details(String symbol, double marketCap) {
        return new SecurityDetails(symbol, LISTED, "3571", "ELECTRONIC COMPUTERS", marketCap);
    }
}
