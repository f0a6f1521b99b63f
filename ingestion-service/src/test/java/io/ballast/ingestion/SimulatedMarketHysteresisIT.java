package io.ballast.ingestion;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.universe.MembershipFlicker;
import io.ballast.ingestion.domain.universe.MembershipFlicker.Counts;
import io.ballast.ingestion.domain.universe.SecurityFacts;
import io.ballast.ingestion.domain.universe.UniverseFilter;
import io.ballast.ingestion.domain.universe.UniverseRule;
import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;

/** The universe of a simulated market, rebuilt on every session at thresholds that cut the market in the middle. */
class SimulatedMarketHysteresisIT {

    private static final int SYMBOLS = 400;
    private static final int DAYS = 800;

    /** One market; three in a campaign. */
    static IntStream seeds() {
        return IntStream.rangeClosed(1, Boolean.getBoolean("ballast.campaign") ? 3 : 1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldBringBackFewerThanTwoPercentOfItsMembersSoonAfterTheyLeft(int seed) throws IOException {
        MembershipFlicker flicker = new MembershipFlicker(bars(seed));
        UniverseRule rule = new UniverseRule(new UniverseFilter(
                OptionalDouble.empty(),
                OptionalDouble.of(median(flicker, SecurityFacts::lastClose)),
                OptionalDouble.of(median(flicker, SecurityFacts::adv))));

        Counts with = flicker.count(rule, true);
        Counts without = flicker.count(rule, false);

        System.out.printf("[ballast] simulated market, seed %d: %s%n", seed, with.beside(without));
        assertThat(flicker.sessions()).hasSizeGreaterThan(400);
        assertThat(with.members()).isGreaterThan(SYMBOLS / 4);
        assertThat(with.share()).isLessThan(0.02);
        assertThat(without.share()).as("the thresholds cut through the market").isGreaterThan(0.1);
    }

    private static double median(MembershipFlicker flicker, ToDoubleFunction<SecurityFacts> figure) {
        double[] all = flicker.sessions().stream()
                .flatMap(List::stream)
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return all[all.length / 2];
    }

    private static List<List<Bar>> bars(int seed) throws IOException {
        Map<String, String> variables = Map.of(
                "SIMULATOR_SYMBOLS",
                Integer.toString(SYMBOLS),
                "SIMULATOR_SEED",
                Integer.toString(seed),
                "SIMULATOR_DAYS",
                Integer.toString(DAYS));
        try (SimulatorProcess simulator = SimulatorProcess.start(variables)) {
            LocalDate last = LocalDate.ofInstant(simulator.clock(), ZoneId.of("America/New_York"));
            List<List<Bar>> bars = new ArrayList<>();
            for (LocalDate session : ExchangeCalendar.xnys().between(last.minusDays(DAYS - 30), last.plusDays(1))) {
                bars.add(bars(simulator, session));
            }
            return bars;
        }
    }

    private static List<Bar> bars(SimulatorProcess simulator, LocalDate session) {
        List<Bar> bars = new ArrayList<>();
        for (JsonNode row : simulator
                .polygon("/v2/aggs/grouped/locale/us/market/stocks/" + session + "?adjusted=false")
                .path("results")) {
            double close = row.path("c").asDouble();
            bars.add(new Bar(
                    row.path("T").asText(),
                    session,
                    close,
                    close,
                    close,
                    close,
                    row.path("v").asDouble(),
                    Double.NaN,
                    Bar.UNKNOWN_COUNT));
        }
        return bars;
    }
}
