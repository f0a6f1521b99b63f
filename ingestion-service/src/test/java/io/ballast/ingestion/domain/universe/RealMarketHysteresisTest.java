package io.ballast.ingestion.domain.universe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.Rows;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;

/** A universe rebuilt on each session of five real years, its thresholds in the middle of the market. */
class RealMarketHysteresisTest {

    private static final int SOON = 20;

    private final UniverseRule rule = new UniverseRule(
            new UniverseFilter(OptionalDouble.empty(), OptionalDouble.of(60), OptionalDouble.of(1.2e8)));

    @Test
    void shouldBringBackFewerThanTwoPercentOfItsMembersSoonAfterTheyLeft() {
        List<List<SecurityFacts>> sessions = facts();

        double withHysteresis = shareBackSoon(sessions, true);
        double without = shareBackSoon(sessions, false);

        System.out.printf(
                "[ballast] members that left and came back within %d sessions: %.2f %%, without hysteresis %.2f %%%n",
                SOON, 100 * withHysteresis, 100 * without);
        assertThat(withHysteresis).isLessThan(0.02);
        assertThat(without).as("the thresholds cut through the market").isGreaterThan(0.2);
    }

    /** Share of all members ever that left and came back within twenty sessions, even once. */
    private double shareBackSoon(List<List<SecurityFacts>> sessions, boolean hysteresis) {
        Set<String> members = new HashSet<>();
        Set<String> everMembers = new HashSet<>();
        Set<String> backSoon = new HashSet<>();
        Map<String, Integer> leftOn = new HashMap<>();
        for (int day = 0; day < sessions.size(); day++) {
            for (SecurityFacts facts : sessions.get(day)) {
                String symbol = facts.symbol();
                boolean asMember = hysteresis && members.contains(symbol);
                boolean passes = rule.decide(facts, asMember).passes();
                if (passes && members.add(symbol)) {
                    everMembers.add(symbol);
                    if (day - leftOn.getOrDefault(symbol, day - SOON - 1) <= SOON) {
                        backSoon.add(symbol);
                    }
                } else if (!passes && members.remove(symbol)) {
                    leftOn.put(symbol, day);
                }
            }
        }
        assertThat(everMembers).hasSizeGreaterThan(200);
        return (double) backSoon.size() / everMembers.size();
    }

    /** What a rebuild on each session knows. */
    private static List<List<SecurityFacts>> facts() {
        List<List<Bar>> bars = bars();
        List<List<SecurityFacts>> facts = new ArrayList<>();
        for (int end = MarketFigures.SESSIONS; end <= bars.size(); end++) {
            MarketFigures figures = new MarketFigures();
            bars.subList(end - MarketFigures.SESSIONS, end).forEach(figures::add);
            facts.add(bars.get(end - 1).stream()
                    .map(Bar::symbol)
                    .map(symbol -> new SecurityFacts(
                            symbol,
                            UniverseRule.COMMON_STOCK,
                            Double.NaN,
                            figures.lastClose(symbol),
                            figures.adv(symbol)))
                    .toList());
        }
        return facts;
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
