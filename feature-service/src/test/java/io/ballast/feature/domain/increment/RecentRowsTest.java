package io.ballast.feature.domain.increment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.universe.SessionRange;

import static org.assertj.core.api.Assertions.assertThat;

/** Which rows are read and which are not; that they are the right ones is shown by {@link RandomHistoriesTest}. */
class RecentRowsTest {
    private static final int SESSIONS = 1000;
    private static final long ROOMY = 1 << 20;

    @Test
    void shouldNotReadAgainWhatTheDaysBeforeWrote() {
        RecentRows recent = new RecentRows(SESSIONS, ROOMY);
        ask(recent, "S", 93, rows("S", 0, 100));
        for (int day = 100; day < 400; day++) {
            recent.apply(increment(Map.of(), rows("S", day, day + 1)));

            assertThat(ask(recent, "S", day - 7, List.of()))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(day - 7, day).boxed().toList());
        }
    }

    @Test
    void shouldReadWhatLiesBeforeWhatIsHeld() {
        RecentRows recent = new RecentRows(SESSIONS, ROOMY);
        ask(recent, "S", 93, rows("S", 0, 100));

        assertThat(recent.missing(from("S", 50))).containsOnlyKeys("S");
        assertThat(recent.missing(from("S", 93))).isEmpty();
    }

    @Test
    void shouldHoldNothingThatIsGone() {
        RecentRows recent = new RecentRows(SESSIONS, ROOMY);
        ask(recent, "S", 93, rows("S", 0, 100));

        recent.apply(increment(Map.of("S", List.of(95, 97)), List.of()));

        assertThat(ask(recent, "S", 93, List.of())).containsExactly(93, 94, 96, 98, 99);
    }

    @Test
    void shouldKeepNoMoreThanThereIsRoomFor() {
        RecentRows recent = new RecentRows(SESSIONS, 12_000);
        ask(recent, "A", 90, rows("A", 0, 100));
        ask(recent, "B", 90, rows("B", 0, 100));

        assertThat(recent.missing(from("A", 90)).size()
                        + recent.missing(from("B", 90)).size())
                .isOne();
    }

    @Test
    void shouldKeepNoRowsThatDoNotReachToTheEnd() {
        RecentRows recent = new RecentRows(SESSIONS, ROOMY);
        Map<String, SessionRange> some = Map.of("S", new SessionRange(90, 95));

        recent.keep(recent.missing(some), rows("S", 82, 95));

        assertThat(recent.missing(from("S", 93))).containsOnlyKeys("S");
    }

    /** Sessions handed out, with the stored rows at hand for what is missing. */
    private static List<Integer> ask(RecentRows recent, String symbol, int from, List<PublishedRow> stored) {
        Map<String, SessionRange> missing = recent.missing(from(symbol, from));
        List<PublishedRow> read = stored.stream()
                .filter(row ->
                        missing.containsKey(symbol) && missing.get(symbol).contains(row.session()))
                .toList();
        List<Integer> sessions = new ArrayList<>();
        recent.rows(from(symbol, from), read, row -> sessions.add(row.session()));
        recent.keep(missing, read);
        return sessions;
    }

    private static Map<String, SessionRange> from(String symbol, int session) {
        return Map.of(symbol, new SessionRange(session, SESSIONS));
    }

    private static List<PublishedRow> rows(String symbol, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(session -> new PublishedRow(
                        symbol, session, new double[Feature.all().size()], false))
                .toList();
    }

    private static Increment increment(Map<String, List<Integer>> gone, List<PublishedRow> rows) {
        List<RowChange> changes =
                rows.stream().map(row -> new RowChange(row, false)).toList();
        return new Increment(changes, gone, Map.of(), Map.of(), List.of(), List.of(), 0);
    }
}
