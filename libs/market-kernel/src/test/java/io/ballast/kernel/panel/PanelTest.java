package io.ballast.kernel.panel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PanelTest {
    @Test
    void shouldKeepRowsOfASymbolTogether() {
        Panel panel = Panel.builder(List.of("open", "close"), 0)
                .add("A", 10, 1.0, 2.0)
                .add("A", 12, 3.0, Double.NaN)
                .add("B", 11, 5.0, 6.0)
                .build();

        assertThat(panel.symbolCount()).isEqualTo(2);
        assertThat(panel.rowCount()).isEqualTo(3);
        assertThat(panel.symbol(1)).isEqualTo("B");
        assertThat(panel.rowStart(0)).isZero();
        assertThat(panel.rowEnd(0)).isEqualTo(2);
        assertThat(panel.rowEnd(1)).isEqualTo(3);
        assertThat(panel.sessions()).containsExactly(10, 12, 11);
        assertThat(panel.column("close")).containsExactly(2.0, Double.NaN, 6.0);
    }

    @Test
    void shouldFindSymbolsAndSessions() {
        Panel panel = Panel.builder(List.of("close"), 3)
                .add("A", 10, 1)
                .add("A", 12, 2)
                .add("C", 12, 3)
                .build();

        assertThat(panel.indexOf("C")).isEqualTo(1);
        assertThat(panel.indexOf("B")).isEqualTo(-1);
        assertThat(panel.rowAt(0, 12)).isEqualTo(1);
        assertThat(panel.rowAt(0, 11)).isEqualTo(-1);
        assertThat(panel.rowAt(1, 10)).isEqualTo(-1);
    }

    @Test
    void shouldTakeTheRowsOfASymbolAtOnce() {
        int[] sessions = {9, 10, 12, 15};
        double[][] columns = {{1, 2, 3, 4}, {5, 6, Double.NaN, 8}};
        PanelBuilder builder = Panel.builder(List.of("open", "close"), 0)
                .add("A", 8, 0, 0)
                .addAll("A", sessions, columns, 1, 3)
                .addAll("B", sessions, columns, 0, 4)
                .addAll("C", sessions, columns, 2, 2);

        assertThatThrownBy(() -> builder.addAll("B", sessions, columns, 3, 4)).hasMessageContaining("must ascend");
        Panel panel = builder.build();
        assertThat(panel.symbolCount()).isEqualTo(2);
        assertThat(panel.sessions()).containsExactly(8, 10, 12, 9, 10, 12, 15);
        assertThat(panel.column("open")).containsExactly(0, 2, 3, 1, 2, 3, 4);
        assertThat(panel.rowFrom(0, 11)).isEqualTo(2);
        assertThat(panel.rowFrom(0, 13)).isEqualTo(panel.rowEnd(0));
        assertThat(panel.rowFrom(1, 0)).isEqualTo(panel.rowStart(1));
    }

    @Test
    void shouldGrowBeyondTheExpectedRows() {
        PanelBuilder builder = Panel.builder(List.of("close"), 1);
        for (int i = 0; i < 5000; i++) {
            builder.add("S%04d".formatted(i / 10), i % 10, i);
        }
        Panel panel = builder.build();

        assertThat(panel.symbolCount()).isEqualTo(500);
        assertThat(panel.sessions()).hasSize(5000);
        assertThat(panel.column("close")).hasSize(5000).endsWith(4998, 4999);
    }

    @Test
    void shouldBuildAnEmptyPanel() {
        Panel panel = Panel.builder(List.of("close"), 100).build();

        assertThat(panel.symbolCount()).isZero();
        assertThat(panel.column("close")).isEmpty();
    }

    @Test
    void shouldRefuseRowsOutOfOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builderAt("B", 10).add("A", 11, 1))
                .withMessageContaining("A")
                .withMessageContaining("ordered by symbol");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builderAt("B", 10).add("B", 10, 1))
                .withMessageContaining("session 10");
    }

    @Test
    void shouldRefuseAnotherNumberOfValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builderAt("B", 10).add("B", 11, 1, 2))
                .withMessageContaining("2 values");
    }

    @Test
    void shouldNameTheColumnThatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builderAt("A", 1).build().column("volume"))
                .withMessageContaining("'volume'")
                .withMessageContaining("close");
    }

    private static PanelBuilder builderAt(String symbol, int session) {
        return Panel.builder(List.of("close"), 4).add(symbol, session, 1.0);
    }

    @Test
    void shouldMakeTheSamePanelOfRowsInAnyOrder() {
        List<String> columns = List.of("open", "close");
        PanelBuilder inOrder = Panel.builder(columns, 0);
        List<int[]> cells = new ArrayList<>();
        for (int symbol = 0; symbol < 40; symbol++) {
            for (int session = symbol % 7; session < 900; session += 1 + symbol % 3) {
                inOrder.add("S%02d".formatted(symbol), session, symbol, valueAt(symbol, session));
                cells.add(new int[] {symbol, session});
            }
        }
        Collections.shuffle(cells, new Random(3));
        List<PanelRows> parts = List.of(new PanelRows(2), new PanelRows(2), new PanelRows(2));
        for (int[] cell : cells) {
            // The last part stays empty.
            parts.get(cell[1] % 2).add("S%02d".formatted(cell[0]), cell[1], cell[0], valueAt(cell[0], cell[1]));
        }

        Panel sorted = Panel.of(columns, parts);

        Panel expected = inOrder.build();
        assertThat(sorted.symbolCount()).isEqualTo(40);
        assertThat(sorted.sessions()).isEqualTo(expected.sessions());
        assertThat(sorted.column("open")).isEqualTo(expected.column("open"));
        assertThat(sorted.column("close")).isEqualTo(expected.column("close"));
        for (int symbol = 0; symbol < 40; symbol++) {
            assertThat(sorted.symbol(symbol)).isEqualTo(expected.symbol(symbol));
            assertThat(sorted.rowEnd(symbol)).isEqualTo(expected.rowEnd(symbol));
        }
    }

    private static double valueAt(int symbol, int session) {
        return session % 11 == 0 ? Double.NaN : symbol + session / 1000.0;
    }

    @Test
    void shouldRefuseASessionThatComesTwiceInAnyOrder() {
        PanelRows rows = new PanelRows(1);
        rows.add("A", 12, 1);
        rows.add("A", 10, 2);
        rows.add("A", 12, 3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Panel.of(List.of("close"), List.of(rows)))
                .withMessageContaining("A came twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.add("B", 1, 1, 2))
                .withMessageContaining("2 values");
    }
}
