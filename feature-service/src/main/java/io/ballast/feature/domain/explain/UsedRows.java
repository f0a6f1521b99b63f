package io.ballast.feature.domain.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ballast.feature.domain.definition.Family;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.definition.Input;
import io.ballast.feature.domain.explain.SymbolEvidence.Bar;

/** The bars a value is made of, by the registry's reach. */
final class UsedRows {
    private static final int MONTH = 21;
    private static final Set<Feature> OVER_SESSIONS =
            Set.of(Feature.ADV_USD_21, Feature.ZERO_VOLUME_21, Feature.TURNOVER_21);

    private final ComputedRow computed;

    UsedRows(ComputedRow computed) {
        this.computed = computed;
    }

    /** Bars of the symbol, its own row always among them. */
    List<Bar> own(Feature feature, List<Bar> bars) {
        int last = Math.min(
                computed.series().rows() - 1, computed.row() + feature.reach().rowsForward(computed.horizon()));
        return bars.subList(first(source(feature)), last + 1);
    }

    /** Bars of the benchmark: those of its own window, or those on the dates of the symbol's rows. */
    List<Bar> benchmark(Feature feature, List<Bar> own, List<Bar> benchmark) {
        Feature source = source(feature);
        if (source.family() == Family.MARKET) {
            int end = upTo(computed.date(), benchmark);
            int rows = source.reach().benchmarkRowsBack() + 1;
            return benchmark.subList(Math.max(0, end - rows), end);
        }
        if (!source.inputs().contains(Input.BENCHMARK)) {
            return List.of();
        }
        Set<LocalDate> dates = own.stream().map(Bar::session).collect(Collectors.toSet());
        return benchmark.stream().filter(bar -> dates.contains(bar.session())).toList();
    }

    private int first(Feature source) {
        if (OVER_SESSIONS.contains(source)) {
            return IntStream.rangeClosed(0, computed.row())
                    .filter(t -> computed.series().sessionsBetween(t, computed.row()) < MONTH)
                    .findFirst()
                    .orElse(computed.row());
        }
        return source.reach().recursive()
                ? computed.restart()
                : Math.max(0, computed.row() - source.reach().rowsBack());
    }

    private static Feature source(Feature feature) {
        return feature.family() == Family.CROSS_SECTION
                ? SessionScores.scored(feature).source()
                : feature;
    }

    private static int upTo(LocalDate date, List<Bar> bars) {
        return (int) bars.stream().filter(bar -> !bar.session().isAfter(date)).count();
    }
}
