package io.ballast.ingestion.domain.universe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.Rows;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.universe.MembershipFlicker.Counts;
import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;

/** A universe rebuilt on each session of five real years, its thresholds in the middle of the market. */
class RealMarketHysteresisTest {

    private final UniverseRule rule = new UniverseRule(
            new UniverseFilter(OptionalDouble.empty(), OptionalDouble.of(60), OptionalDouble.of(1.2e8)));

    @Test
    void shouldBringBackFewerThanTwoPercentOfItsMembersSoonAfterTheyLeft() {
        MembershipFlicker flicker = new MembershipFlicker(bars());

        Counts with = flicker.count(rule, true);
        Counts without = flicker.count(rule, false);

        System.out.println("[ballast] real market: " + with.beside(without));
        assertThat(with.members()).isGreaterThan(200);
        assertThat(with.share()).isLessThan(0.02);
        assertThat(without.share()).as("the thresholds cut through the market").isGreaterThan(0.2);
    }

    private static List<List<Bar>> bars() {
        Map<LocalDate, List<Bar>> sessions = new TreeMap<>();
        for (String line : Rows.of(SharedData.require("data/sp500-2013-2018/bars.csv.gz"))) {
            String[] cells = line.split(",", -1);
            if (cells[5].isEmpty() || cells[6].isEmpty()) {
                continue;
            }
            LocalDate session = LocalDate.parse(cells[1]);
            double close = Double.parseDouble(cells[5]);
            double volume = Double.parseDouble(cells[6]);
            sessions.computeIfAbsent(session, date -> new ArrayList<>())
                    .add(new Bar(cells[0], session, close, close, close, close, volume, Double.NaN, Bar.UNKNOWN_COUNT));
        }
        return List.copyOf(sessions.values());
    }
}
