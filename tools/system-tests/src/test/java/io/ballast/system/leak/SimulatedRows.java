package io.ballast.system.leak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.domain.universe.Membership;
import io.ballast.feature.domain.universe.Security;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;
import io.ballast.simulator.domain.Bars;
import io.ballast.simulator.domain.CashDividend;
import io.ballast.simulator.domain.Market;
import io.ballast.simulator.domain.Split;

/** Features and labels of the simulated market as the feature service makes them, without servers in between. */
final class SimulatedRows {

    static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();
    static final LocalDate FIRST = LocalDate.of(2012, 1, 3);
    private static final String BENCHMARK = "IWM";
    private static final int HORIZON = 5;

    /** A row; labels and executable returns first of the primary target, then of the fallback. */
    record Row(String symbol, int ordinal, float[] features, float[] labels, float[] executable) {

        Row with(Row other) {
            return new Row(symbol, ordinal, features, other.labels, other.executable);
        }
    }

    private SimulatedRows() {}

    /** The rows of all stocks over so many sessions from the first one, symbol by symbol. */
    static List<Row> of(Market market, int sessions) {
        int last = CALENDAR.ordinal(FIRST) + sessions - 1;
        Map<String, SymbolFacts> facts = new HashMap<>();
        market.securities().stream()
                .filter(security -> !security.isFund())
                .forEach(security -> facts.put(security.ticker(), facts(security)));
        PanelBuild build = new PanelBuild(
                CALENDAR, new BuildInputs(bars(market, last), facts, BENCHMARK, last), new TargetSettings(HORIZON, 0));
        List<Row> rows = new ArrayList<>();
        build.compute(
                build.crossSections(done -> {}),
                (symbol, ordinals, block) -> {
                    for (int row = 0; row < block.rows(); row++) {
                        rows.add(row(symbol, ordinals[row], block, row));
                    }
                },
                done -> {});
        return rows;
    }

    private static Row row(String symbol, int ordinal, FeatureBlock block, int row) {
        return new Row(
                symbol,
                ordinal,
                values(block, row, Feature.features()),
                values(block, row, List.of(Feature.FWD_RET_RESID, Feature.FWD_RET)),
                values(block, row, List.of(Feature.FWD_RET_EXEC_RESID, Feature.FWD_RET_EXEC)));
    }

    private static float[] values(FeatureBlock block, int row, List<Feature> features) {
        float[] values = new float[features.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) block.column(features.get(i))[row];
        }
        return values;
    }

    private static SymbolFacts facts(io.ballast.simulator.domain.Security security) {
        Security listed = new Security(
                security.ticker(),
                security.life().listedOn(),
                security.life().delistedOn(),
                List.of(new Membership(
                        security.life().knownFrom(), security.life().delistedOn())));
        return new SymbolFacts(listed, new SharesHistory(List.of(), SplitHistory.NONE), List.of());
    }

    private static Panel bars(Market market, int last) {
        Map<String, Map<Integer, double[]>> rows = new TreeMap<>();
        int securities = market.securities().size();
        double[][] factors = new double[securities][];
        double[] lastClose = new double[securities];
        LocalDate end = CALENDAR.session(last);
        List<Split> splits = market.splits(end);
        List<CashDividend> dividends = market.dividends(end);
        for (int i = 0; i < securities; i++) {
            factors[i] = new double[] {1, 1};
        }
        for (int ordinal = CALENDAR.ordinal(FIRST); ordinal <= last; ordinal++) {
            LocalDate date = CALENDAR.session(ordinal);
            splits.stream().filter(split -> split.exDate().equals(date)).forEach(split -> {
                factors[split.security()][0] *= split.to() / split.from();
                factors[split.security()][1] *= split.to() / split.from();
            });
            dividends.stream()
                    .filter(dividend -> dividend.exDate().equals(date) && lastClose[dividend.security()] > 0)
                    .forEach(dividend ->
                            factors[dividend.security()][0] /= 1 - dividend.amount() / lastClose[dividend.security()]);
            add(rows, market, ordinal, factors, lastClose);
        }
        PanelBuilder panel = Panel.builder(BarColumns.ALL, 1000);
        rows.forEach((symbol, bars) -> bars.forEach((ordinal, bar) -> panel.add(symbol, ordinal, bar)));
        return panel.build();
    }

    private static void add(
            Map<String, Map<Integer, double[]>> rows,
            Market market,
            int ordinal,
            double[][] factors,
            double[] lastClose) {
        Bars bars = market.barsOn(CALENDAR.session(ordinal));
        for (int row = 0; row < bars.size(); row++) {
            int security = bars.security(row);
            lastClose[security] = bars.close(row);
            double[] bar = {
                bars.open(row),
                bars.high(row),
                bars.low(row),
                bars.close(row),
                bars.volume(row),
                factors[security][0],
                factors[security][1]
            };
            String ticker = market.securities().get(security).ticker();
            rows.computeIfAbsent(ticker, symbol -> new TreeMap<>()).put(ordinal, bar);
        }
    }
}
