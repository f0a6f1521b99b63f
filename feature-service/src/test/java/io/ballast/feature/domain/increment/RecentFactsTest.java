package io.ballast.feature.domain.increment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.universe.Membership;
import io.ballast.feature.domain.universe.Security;

import static org.assertj.core.api.Assertions.assertThat;

/** Which facts are read and which are not; that they are the right ones is shown by {@link RandomHistoriesTest}. */
class RecentFactsTest {
    private static final Security A = security("A", null);
    private static final Security B = security("B", null);

    @Test
    void shouldReadAnewOnlyTheFactsOfSymbolsOfWhichSomeChanged() {
        RecentFacts recent = new RecentFacts(10_000);
        recent.keep(Map.of("A", facts(A, 1e6), "B", facts(B, 2e6)), 100);

        recent.forget("B");

        assertThat(recent.missing(List.of(A, B), 101)).containsExactly(B);
    }

    @Test
    void shouldReadAnewWhatIsWantedFromAnEarlierSession() {
        RecentFacts recent = new RecentFacts(10_000);
        recent.keep(Map.of("A", facts(A, 1e6)), 100);

        assertThat(recent.missing(List.of(A), 100)).isEmpty();
        assertThat(recent.missing(List.of(A), 99)).containsExactly(A);
    }

    @Test
    void shouldHandOutTheSecurityAsItIsNow() {
        RecentFacts recent = new RecentFacts(10_000);
        recent.keep(Map.of("A", facts(A, 1e6)), 100);
        Security delisted = security("A", LocalDate.of(2020, 3, 2));

        Map<String, SymbolFacts> facts = recent.facts(List.of(delisted), 100, Map.of());

        assertThat(facts.get("A").security()).isEqualTo(delisted);
        assertThat(facts.get("A").shares().records()).hasSize(1);
    }

    @Test
    void shouldKeepNoMoreThanThereIsRoomFor() {
        RecentFacts recent = new RecentFacts(400);
        recent.keep(Map.of("A", facts(A, 1e6), "B", facts(B, 2e6)), 100);

        assertThat(recent.missing(List.of(A, B), 100)).hasSize(1);
    }

    private static Security security(String symbol, LocalDate delistedOn) {
        return new Security(symbol, null, delistedOn, List.of(new Membership(LocalDate.of(2010, 1, 4), null)));
    }

    private static SymbolFacts facts(Security security, double shares) {
        List<SharesRecord> records = List.of(new SharesRecord(15_000, 15_030, shares));
        return new SymbolFacts(security, new SharesHistory(records, SplitHistory.NONE), List.of());
    }
}
