package io.ballast.ingestion.domain.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SymbolChangesTest {

    private static final LocalDate AS_OF = LocalDate.of(2022, 6, 10);
    private static final LocalDate RENAMED_ON = LocalDate.of(2022, 6, 9);

    private final NamedSecurity facebook = security("FB", "BBG000MM2P62", "1326801", null);
    private final NamedSecurity meta = security("META", "BBG000MM2P62", "1326801", null);
    private final NamedSecurity facebookGone = security("FB", "BBG000MM2P62", "1326801", RENAMED_ON);

    @Test
    void shouldFindARenameByTheFigiAndItsDayInTheList() {
        SymbolChanges changes = new SymbolChanges(List.of(meta), List.of(facebookGone), List.of(), AS_OF);

        assertThat(changes.since(List.of(facebook), Map.of()))
                .containsExactly(new SymbolChange("FB", RENAMED_ON, "META", SymbolChange.Kind.RENAMED, true));
        assertThat(changes.isEarlierName(facebookGone)).isTrue();
        assertThat(changes.since(List.of(meta), Map.of()))
                .as("the store knows it by its new name only")
                .containsExactly(new SymbolChange("FB", RENAMED_ON, "META", SymbolChange.Kind.RENAMED, false));
    }

    @Test
    void shouldDateARenameWithTheSessionWhenTheListsGiveNoDay() {
        assertThat(new SymbolChanges(List.of(meta), List.of(), List.of(), AS_OF).since(List.of(facebook), Map.of()))
                .extracting(SymbolChange::changedOn)
                .containsExactly(AS_OF);
    }

    @Test
    void shouldAskForTheDayOfARenameTheListsDoNotGive() {
        LocalDate earlier = LocalDate.of(2020, 1, 6);
        List<Rename> told = List.of(new Rename("FCBK", earlier, "FB"), new Rename("FB", RENAMED_ON, "META"));

        assertThat(new SymbolChanges(List.of(meta), List.of(), List.of(), AS_OF).undated(List.of(facebook, meta)))
                .containsExactly("BBG000MM2P62");
        assertThat(new SymbolChanges(List.of(meta), List.of(facebookGone), List.of(), AS_OF).undated(List.of(facebook)))
                .isEmpty();
        assertThat(new SymbolChanges(List.of(meta), List.of(), told, AS_OF).since(List.of(facebook), Map.of()))
                .containsExactly(
                        new SymbolChange("FB", RENAMED_ON, "META", SymbolChange.Kind.RENAMED, true),
                        new SymbolChange("FCBK", earlier, "META", SymbolChange.Kind.RENAMED, false));
    }

    @Test
    void shouldRetireASecurityWhoseTickerWentToAnotherOne() {
        NamedSecurity old = security("META", "BBG00Z", "111", LocalDate.of(2022, 1, 31));

        assertThat(new SymbolChanges(List.of(meta), List.of(), List.of(), AS_OF).since(List.of(old), Map.of()))
                .containsExactly(new SymbolChange(
                        "META", LocalDate.of(2022, 1, 31), "META-20220131", SymbolChange.Kind.RETIRED, true));
    }

    @Test
    void shouldMakeRoomForARenamedSecurity() {
        NamedSecurity old = security("META", "BBG00Z", null, null);

        assertThat(new SymbolChanges(List.of(meta), List.of(), List.of(), AS_OF)
                        .since(List.of(facebook, old), Map.of()))
                .extracting(SymbolChange::symbol)
                .containsExactly("META", "META-20220610");
    }

    @Test
    void shouldLetTwoSecuritiesSwapTheirTickers() {
        List<NamedSecurity> before = List.of(security("A", "F1", "1", null), security("B", "F2", "2", null));
        List<NamedSecurity> now = List.of(security("A", "F2", "2", null), security("B", "F1", "1", null));

        assertThat(new SymbolChanges(now, List.of(), List.of(), AS_OF).since(before, Map.of()))
                .extracting(change -> change.ticker() + ">" + change.symbol())
                .containsExactly("A>B", "B>A");
    }

    @Test
    void shouldGoOnWithASeriesWhenOnlyTheFigiChanged() {
        NamedSecurity corrected = security("FB", "BBG999", "1326801", null);
        NamedSecurity unknown = security("FB", null, null, null);

        assertThat(new SymbolChanges(List.of(corrected), List.of(), List.of(), AS_OF)
                        .since(List.of(facebook), Map.of()))
                .isEmpty();
        assertThat(new SymbolChanges(List.of(unknown), List.of(), List.of(), AS_OF).since(List.of(facebook), Map.of()))
                .isEmpty();
    }

    @Test
    void shouldNotTrustAFigiThatIsListedTwice() {
        NamedSecurity twin = security("METB", "BBG000MM2P62", "1326801", null);

        assertThat(new SymbolChanges(List.of(meta, twin), List.of(), List.of(), AS_OF)
                        .since(List.of(facebook), Map.of()))
                .isEmpty();
    }

    @Test
    void shouldTellWhomATickerNamedOnADay() {
        Tickers tickers = new Tickers(List.of(
                new SymbolChange("FB", RENAMED_ON, "META", SymbolChange.Kind.RENAMED, false),
                new SymbolChange("S", AS_OF, "S-20220610", SymbolChange.Kind.RETIRED, false)));

        assertThat(tickers.symbolOf("FB", RENAMED_ON.minusDays(1))).contains("META");
        assertThat(tickers.symbolOf("FB", RENAMED_ON))
                .as("free for another security")
                .contains("FB");
        assertThat(tickers.symbolOf("META", RENAMED_ON)).contains("META");
        assertThat(tickers.symbolOf("META", RENAMED_ON.minusDays(1)))
                .as("a fund that had the ticker before")
                .isEmpty();
        assertThat(tickers.symbolOf("S", AS_OF.minusDays(1))).contains("S-20220610");
        assertThat(tickers.symbolOf("S", AS_OF)).contains("S");
        assertThat(tickers.symbolOf("BRK.B", AS_OF)).contains("BRK.B");
    }

    @Test
    void shouldTakeATickerForReusedWhenTheOldFigiIsGone() {
        NamedSecurity fund = security("META", "BBG00Z", null, null);
        NamedSecurity fundGone = security("META", "BBG00Z", null, LocalDate.of(2022, 1, 31));

        assertThat(new SymbolChanges(List.of(meta), List.of(fundGone), List.of(), AS_OF).since(List.of(fund), Map.of()))
                .containsExactly(new SymbolChange(
                        "META", LocalDate.of(2022, 1, 31), "META-20220131", SymbolChange.Kind.RETIRED, true));
        assertThat(new SymbolChanges(List.of(meta), List.of(), List.of(), AS_OF).since(List.of(fund), Map.of()))
                .as("without that and without a company the provider may have corrected the FIGI")
                .isEmpty();
    }

    @Test
    void shouldKeepTheDeadApartFromWhoHasTheirTickerNow() {
        NamedSecurity first = security("S", "F1", null, LocalDate.of(2010, 5, 3));
        NamedSecurity second = security("S", "F2", null, LocalDate.of(2015, 6, 1));
        SymbolChanges changes =
                new SymbolChanges(List.of(security("S", "F3", null, null)), List.of(first, second), List.of(), AS_OF);

        assertThat(changes.symbolOf(first)).isEqualTo("S-20100503");
        assertThat(changes.symbolOf(second)).isEqualTo("S-20150601");
        assertThat(changes.since(List.of(), Map.of())).noneMatch(SymbolChange::relabels);
        Tickers tickers = new Tickers(changes.since(List.of(), Map.of()));
        assertThat(tickers.symbolOf("S", LocalDate.of(2009, 1, 2))).contains("S-20100503");
        assertThat(tickers.symbolOf("S", LocalDate.of(2012, 1, 3))).contains("S-20150601");
        assertThat(tickers.symbolOf("S", AS_OF)).contains("S");
        assertThat(tickers.spansOf("S-20150601"))
                .containsExactly(
                        new Tickers.Span("S", LocalDate.of(2010, 5, 3), LocalDate.of(2015, 6, 1), "S-20150601"));
        assertThat(new SymbolChanges(List.of(), List.of(first, second), List.of(), AS_OF).symbolOf(second))
                .as("the last one keeps it while nobody else has it")
                .isEqualTo("S");
    }

    @Test
    void shouldDateARenameByTheLastBarWhenTheListsGiveNoDay() {
        NamedSecurity stored = new NamedSecurity("FB", "BBG000MM2P62", "1326801", null, null, LocalDate.of(2022, 6, 8));

        assertThat(new SymbolChanges(List.of(meta), List.of(), List.of(), AS_OF).since(List.of(stored), Map.of()))
                .extracting(SymbolChange::changedOn)
                .containsExactly(RENAMED_ON);
    }

    @Test
    void shouldTellAllNamesOfASecurityInTheirOrder() {
        LocalDate again = LocalDate.of(2023, 2, 1);
        Tickers tickers = new Tickers(List.of(
                new SymbolChange("B", again, "C", SymbolChange.Kind.RENAMED, false),
                new SymbolChange("A", RENAMED_ON, "C", SymbolChange.Kind.RENAMED, false)));

        assertThat(tickers.spansOf("C"))
                .containsExactly(
                        new Tickers.Span("A", LocalDate.MIN, RENAMED_ON, "C"),
                        new Tickers.Span("B", RENAMED_ON, again, "C"),
                        new Tickers.Span("C", again, LocalDate.MAX, "C"));
        assertThat(tickers.symbolOf("B", RENAMED_ON.minusDays(1)))
                .as("another B that nobody knows")
                .isEmpty();
        assertThat(tickers.symbolOf("A", again)).contains("A");
    }

    @Test
    void shouldFollowAnAnnouncedRenameWhereNothingIdentifiesTheSecurity() {
        NamedSecurity stored = stored("FB", RENAMED_ON.minusDays(1));

        assertThat(announced(List.of("META"), new Rename("FB", RENAMED_ON, "META"))
                        .since(List.of(stored), Map.of()))
                .containsExactly(new SymbolChange("FB", RENAMED_ON, "META", SymbolChange.Kind.RENAMED, true));
        assertThat(announced(List.of("META"), new Rename("FB", RENAMED_ON, "META"))
                        .since(List.of(stored("META", AS_OF)), Map.of()))
                .as("the store knows it by its new name only")
                .containsExactly(new SymbolChange("FB", RENAMED_ON, "META", SymbolChange.Kind.RENAMED, false));
    }

    @Test
    void shouldFollowAnnouncedRenamesToTheTickerOfToday() {
        LocalDate first = RENAMED_ON.minusDays(30);

        assertThat(announced(List.of("C"), new Rename("B", RENAMED_ON, "C"), new Rename("A", first, "B"))
                        .since(List.of(stored("A", first.minusDays(1))), Map.of()))
                .containsExactly(
                        new SymbolChange("A", first, "C", SymbolChange.Kind.RENAMED, true),
                        new SymbolChange("B", RENAMED_ON, "C", SymbolChange.Kind.RENAMED, false));
    }

    @Test
    void shouldMakeRoomForAnAnnouncedRename() {
        NamedSecurity fund = stored("META", LocalDate.of(2022, 1, 28));

        assertThat(announced(List.of("META"), new Rename("FB", RENAMED_ON, "META"))
                        .since(List.of(stored("FB", RENAMED_ON.minusDays(1)), fund), Map.of()))
                .containsExactly(
                        new SymbolChange("FB", RENAMED_ON, "META", SymbolChange.Kind.RENAMED, true),
                        new SymbolChange(
                                "META", LocalDate.of(2022, 1, 29), "META-20220129", SymbolChange.Kind.RETIRED, true));
    }

    @Test
    void shouldNotFollowAnnouncementsThatDoNotFit() {
        Rename rename = new Rename("FB", RENAMED_ON, "META");

        assertThat(announced(List.of("META"), rename).since(List.of(stored("FB", RENAMED_ON)), Map.of()))
                .as("bars under the old ticker on that day: another security's")
                .noneMatch(SymbolChange::relabels);
        assertThat(announced(List.of("META", "FB"), rename).since(List.of(stored("FB", null)), Map.of()))
                .as("the old ticker is listed again")
                .noneMatch(SymbolChange::relabels);
        assertThat(announced(List.of(), rename).since(List.of(stored("FB", null)), Map.of()))
                .as("the new ticker is not listed")
                .isEmpty();
    }

    @Test
    void shouldJoinWhatWasTakenInUnderTheNewTickerBeforeTheRenameWasAnnounced() {
        SymbolChanges changes = announced(List.of("META"), new Rename("FB", RENAMED_ON, "META"));
        NamedSecurity before = stored("FB", RENAMED_ON.minusDays(1));
        SymbolChange rename = new SymbolChange("FB", RENAMED_ON, "META", SymbolChange.Kind.RENAMED, true);

        assertThat(changes.since(List.of(before, stored("META", RENAMED_ON, AS_OF)), Map.of()))
                .containsExactly(rename);
        assertThat(changes.since(List.of(before, stored("META", null, null)), Map.of()))
                .as("listed, but without a bar yet")
                .containsExactly(rename);
        assertThat(changes.since(List.of(stored("META", RENAMED_ON.minusYears(1), AS_OF)), Map.of()))
                .as("once joined")
                .noneMatch(SymbolChange::relabels);
    }

    @Test
    void shouldPartTheBarsUnderTheNewTickerWhenSomebodyElseHadItBeforeTheLateRename() {
        NamedSecurity both = stored("META", LocalDate.of(2021, 7, 1), AS_OF);

        assertThat(announced(List.of("META"), new Rename("FB", RENAMED_ON, "META"))
                        .since(List.of(stored("FB", RENAMED_ON.minusDays(1)), both), Map.of()))
                .containsExactly(
                        new SymbolChange("FB", RENAMED_ON, "META", SymbolChange.Kind.RENAMED, true),
                        new SymbolChange("META", RENAMED_ON, "META-20220609", SymbolChange.Kind.RETIRED, true));
    }

    @Test
    void shouldFollowTheLatestOfSeveralLateRenamesFirst() {
        LocalDate first = RENAMED_ON.minusDays(30);
        SymbolChanges changes = announced(List.of("C"), new Rename("B", RENAMED_ON, "C"), new Rename("A", first, "B"));
        NamedSecurity oldest = stored("A", first.minusDays(1));

        assertThat(changes.since(
                        List.of(oldest, stored("B", first, RENAMED_ON.minusDays(1)), stored("C", RENAMED_ON, AS_OF)),
                        Map.of()))
                .containsExactly(new SymbolChange("B", RENAMED_ON, "C", SymbolChange.Kind.RENAMED, true));
        assertThat(changes.since(List.of(oldest, stored("C", first, AS_OF)), Map.of()))
                .as("the next time")
                .contains(new SymbolChange("A", first, "C", SymbolChange.Kind.RENAMED, true));
    }

    @Test
    void shouldJoinTwoSecuritiesWhoseFigiTurnsOutToBeTheSame() {
        NamedSecurity before = new NamedSecurity(
                "FB", "BBG000MM2P62", "1326801", null, LocalDate.of(2021, 7, 1), RENAMED_ON.minusDays(1));
        NamedSecurity unidentified = stored("META", RENAMED_ON, AS_OF);

        assertThat(new SymbolChanges(List.of(meta), List.of(facebookGone), List.of(), AS_OF)
                        .since(List.of(before, unidentified), Map.of()))
                .containsExactly(new SymbolChange("FB", RENAMED_ON, "META", SymbolChange.Kind.RENAMED, true));
    }

    @Test
    void shouldRetireASecurityThatEndedByOtherSigns() {
        LocalDate end = LocalDate.of(2021, 3, 2);

        assertThat(announced(List.of("S")).since(List.of(stored("S", AS_OF)), Map.of("S", end)))
                .containsExactly(new SymbolChange("S", end, "S-20210302", SymbolChange.Kind.RETIRED, true));
    }

    private static SymbolChanges announced(List<String> listed, Rename... renames) {
        return new SymbolChanges(
                listed.stream().map(ticker -> stored(ticker, null)).toList(), List.of(), List.of(renames), AS_OF);
    }

    private static NamedSecurity stored(String symbol, LocalDate lastBar) {
        return stored(symbol, lastBar == null ? null : lastBar.minusYears(1), lastBar);
    }

    private static NamedSecurity stored(String symbol, LocalDate firstBar, LocalDate lastBar) {
        return new NamedSecurity(symbol, null, null, null, firstBar, lastBar);
    }

    private static NamedSecurity security(String symbol, String figi, String cik, LocalDate delistedOn) {
        return new NamedSecurity(symbol, figi, cik, delistedOn, null, null);
    }
}
