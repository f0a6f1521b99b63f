package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.config.UniverseSettings;
import io.ballast.ingestion.domain.universe.MarketFigures;
import io.ballast.ingestion.domain.universe.Membership;
import io.ballast.ingestion.domain.universe.MembershipHistory;
import io.ballast.ingestion.domain.universe.Ruling;
import io.ballast.ingestion.domain.universe.UniverseFilter;
import io.ballast.ingestion.domain.universe.UniverseRule;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityAssemblerTest {

    private static final LocalDate AS_OF = LocalDate.of(2018, 2, 7);
    private static final LocalDate LISTED = LocalDate.of(2015, 3, 2);

    private final UniverseFilter filter =
            new UniverseFilter(OptionalDouble.of(3e9), OptionalDouble.empty(), OptionalDouble.empty());
    private final SecurityAssembler assembler = assembler(Map.of());

    @Test
    void shouldMakeAMemberFromItsListingOn() {
        SecurityRecord security = assembler.assemble(listed("A", "CS", null), details("A", 1e9), null);

        assertThat(security.included()).isTrue();
        assertThat(security.memberships()).isEqualTo(from(LISTED));
        assertThat(security.proxy()).isFalse();
    }

    @Test
    void shouldKeepADelistedMemberUntilItsDelisting() {
        LocalDate delisted = LocalDate.of(2017, 9, 1);

        SecurityRecord security = assembler.assemble(listed("A", "CS", delisted), details("A", 1e9), null);

        assertThat(security.included()).isFalse();
        assertThat(security.memberships()).isEqualTo(from(LISTED).leftOn(delisted));
        assertThat(security.reason()).startsWith("member until its delisting");
    }

    @Test
    void shouldEndTheMembershipOfWhoGrewTooLarge() {
        SecurityRecord security = assembler.assemble(listed("A", "CS", null), details("A", 4.6e9), from(LISTED));

        assertThat(security.included()).isFalse();
        assertThat(security.memberships()).isEqualTo(from(LISTED).leftOn(AS_OF));
        assertThat(security.reason()).contains("market cap");
    }

    @Test
    void shouldKeepAMemberThatMissesAThresholdByLittle() {
        MembershipHistory member = from(LISTED);

        SecurityRecord security = assembler.assemble(listed("A", "CS", null), details("A", 4.1e9), member);

        assertThat(security.included()).isTrue();
        assertThat(security.memberships()).isEqualTo(member);
        assertThat(security.reason()).isEqualTo("stays within tolerance: market cap 4100000000 is above 3000000000");
    }

    @Test
    void shouldNotMakeAMemberOfWhoNeverPassed() {
        SecurityRecord security = assembler.assemble(listed("A", "CS", null), details("A", 4e9), null);

        assertThat(security.memberships()).isEqualTo(MembershipHistory.NONE);
    }

    @Test
    void shouldJoinOnTheDayOfTheDecisionWhenItWasKnownBefore() {
        MembershipHistory earlier = from(LISTED).leftOn(LocalDate.of(2016, 5, 2));

        SecurityRecord first = assembler.assemble(listed("A", "CS", null), details("A", 1e9), MembershipHistory.NONE);
        SecurityRecord back = assembler.assemble(listed("A", "CS", null), details("A", 1e9), earlier);

        assertThat(first.memberships()).isEqualTo(from(AS_OF));
        assertThat(back.memberships()).isEqualTo(earlier.joinedOn(AS_OF));
        assertThat(back.included()).isTrue();
    }

    @Test
    void shouldLeaveThePastOfADelistedSecurityAsItWas() {
        LocalDate delisted = LocalDate.of(2017, 9, 1);
        ListedSecurity gone = listed("A", "CS", delisted);

        assertThat(assembler
                        .assemble(gone, details("A", 1e9), MembershipHistory.NONE)
                        .memberships())
                .as("the dead do not join")
                .isEqualTo(MembershipHistory.NONE);
        assertThat(assembler.assemble(gone, details("A", 1e9), from(LISTED)).memberships())
                .isEqualTo(from(LISTED).leftOn(delisted));
    }

    @Test
    void shouldStoreTheBenchmarkWithoutMakingItAMember() {
        SecurityRecord benchmark = assembler.assemble(listed("IWM", "CS", null), null, null);
        SecurityRecord proxy = assembler.assemble(listed("SPY", "ETF", null), null, null);

        assertThat(benchmark.benchmark()).isTrue();
        assertThat(benchmark.included()).isFalse();
        assertThat(benchmark.memberships().isEmpty()).isTrue();
        assertThat(benchmark.proxy()).isTrue();
        assertThat(proxy.proxy()).isTrue();
        assertThat(proxy.benchmark()).isFalse();
    }

    @Test
    void shouldLetAPersonsRulingGoBeforeTheRule() {
        SecurityAssembler ruled = assembler(Map.of(
                "BIG", new Ruling("BIG", Ruling.Kind.INCLUDE, "index heavyweight", "ann", AS_OF.plusDays(9)),
                "BAD", new Ruling("BAD", Ruling.Kind.EXCLUDE, "accounts in doubt", "ben", AS_OF)));

        SecurityRecord big = ruled.assemble(listed("BIG", "CS", null), details("BIG", 9e9), MembershipHistory.NONE);
        SecurityRecord bad = ruled.assemble(listed("BAD", "CS", null), details("BAD", 1e9), from(LISTED));

        assertThat(big.memberships()).isEqualTo(from(AS_OF));
        assertThat(big.reason()).isEqualTo("forced in by ann until 2018-02-16: index heavyweight");
        assertThat(bad.memberships()).isEqualTo(from(LISTED).leftOn(AS_OF));
        assertThat(bad.reason()).isEqualTo("excluded by ben until 2018-02-07: accounts in doubt");
        assertThat(ruled.decideWithoutDetails(listed("BAD", "CS", null), null).passes())
                .isFalse();
    }

    private SecurityAssembler assembler(Map<String, Ruling> rulings) {
        return new SecurityAssembler(
                new UniverseSettings(filter, "IWM"), new UniverseRule(filter), rulings, new MarketFigures(), AS_OF);
    }

    private static MembershipHistory from(LocalDate day) {
        return MembershipHistory.of(new Membership(day, null));
    }

    private static ListedSecurity listed(String symbol, String type, LocalDate delistedOn) {
        return new ListedSecurity(symbol, "Name", type, "XNYS", null, null, delistedOn, null);
    }

    private static SecurityDetails details(String symbol, double marketCap) {
        return new SecurityDetails(symbol, LISTED, "3571", "ELECTRONIC COMPUTERS", marketCap);
    }
}
