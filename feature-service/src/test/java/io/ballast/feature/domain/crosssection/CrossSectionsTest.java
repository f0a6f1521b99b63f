package io.ballast.feature.domain.crosssection;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.domain.universe.SessionSet;
import io.ballast.feature.support.SmallMarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CrossSectionsTest {
    private static final int LAST = 21;

    @Test
    void shouldClipAndStandardise() {
        SmallMarket.Result result = market(101).compute();

        // mom_21 is 0, 0.01 .. 1; the percentiles are 0.01 and 0.99.
        double mean = 0.5;
        double squares = 2 * 0.49 * 0.49;
        for (int i = 1; i < 100; i++) {
            squares += (i / 100.0 - mean) * (i / 100.0 - mean);
        }
        double deviation = Math.sqrt(squares / 101);
        assertThat(score(result, 0)).isCloseTo((0.01 - mean) / deviation, within(1e-9));
        assertThat(score(result, 1)).isCloseTo((0.01 - mean) / deviation, within(1e-9));
        assertThat(score(result, 30)).isCloseTo((0.30 - mean) / deviation, within(1e-9));
        assertThat(score(result, 100)).isCloseTo((0.99 - mean) / deviation, within(1e-9));
    }

    @Test
    void shouldNeedThirtySymbols() {
        assertThat(score(market(30).compute(), 5)).isNotNaN();
        assertThat(score(market(29).compute(), 5)).isNaN();
    }

    @Test
    void shouldCountIncludedSymbolsOnly() {
        SmallMarket market = market(40);
        for (int i = 0; i < 11; i++) {
            market.security(symbol(i), null, null, null, LAST);
        }
        SmallMarket.Result result = market.compute();

        assertThat(score(result, 20)).isNaN();

        SmallMarket.Result oneMore =
                market.security(symbol(10), null, null, null, LAST + 1).compute();
        assertThat(score(oneMore, 20)).isNotNaN();
        assertThat(score(oneMore, 0)).isNaN();
        assertThat(score(oneMore, 10)).isNotNaN();
    }

    @Test
    void shouldGiveNoScoreWhereAllAreEqual() {
        SmallMarket market = new SmallMarket();
        for (int i = 0; i < 40; i++) {
            for (int session = 0; session <= LAST; session++) {
                market.bar(symbol(i), session, 10 + session, 100);
            }
        }
        assertThat(score(market.compute(), 3)).isNaN();
    }

    @Test
    void shouldScoreTheLogarithmOfTradedDollars() {
        SmallMarket.Result result = market(101).compute();

        double[] logs = new double[101];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(result.value(symbol(i), LAST, Feature.ADV_USD_21));
        }
        Distribution expected = Distribution.of(logs, logs.length);
        assertThat(result.value(symbol(40), LAST, Feature.CS_Z_ADV_USD_21)).isEqualTo(expected.score(logs[40]));
    }

    @Test
    void shouldInterpolatePercentiles() {
        double[] values = new double[50];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Distribution distribution = Distribution.of(values, 50);

        assertThat(distribution.low()).isCloseTo(0.49, within(1e-12));
        assertThat(distribution.high()).isCloseTo(48.51, within(1e-12));
    }

    @Test
    void shouldCutSessionsIntoRangesOfAFewRows() {
        CrossSectionCollector collector = new CrossSectionCollector(new int[] {2, 3, 4, 3, 4, 4, 5, 8});

        assertThat(collector.ranges(3))
                .containsExactly(new SessionRange(0, 4), new SessionRange(4, 5), new SessionRange(5, 9));
        assertThat(collector.ranges(1)).hasSize(5);
        assertThat(collector.ranges(100)).containsExactly(new SessionRange(0, 9));
        assertThat(new CrossSectionCollector(new int[0]).ranges(1)).isEmpty();
    }

    @Test
    void shouldScoreTheSameHoweverSessionsAreCut() {
        int[] sessions = new int[40 * 5];
        for (int row = 0; row < sessions.length; row++) {
            sessions[row] = 3 + row % 5;
        }

        assertThat(score(sessions, 1)).isEqualTo(score(sessions, 1000)).doesNotContain(Double.NaN);
        assertThat(score(sessions, 85)).isEqualTo(score(sessions, 1000));
    }

    private static double[] score(int[] sessions, int mostRows) {
        CrossSectionCollector collector = new CrossSectionCollector(sessions);
        SessionSet all = new SessionSet(List.of(new SessionRange(0, 10)));
        FeatureBlock block = new FeatureBlock();
        for (SessionRange range : collector.ranges(mostRows)) {
            collector.begin(range);
            for (int symbol = 0; symbol < 40; symbol++) {
                block.reset(5);
                for (int t = 0; t < 5; t++) {
                    block.column(Feature.MOM_21)[t] = Math.sin(symbol * 7.0 + t);
                }
                collector.collect(symbol * 5, all, block);
            }
            collector.end();
        }
        collector.finish().score(new int[] {3, 4, 5, 6, 7}, all, block);
        return Arrays.copyOf(block.column(Feature.CS_Z_MOM_21), 5);
    }

    private static SmallMarket market(int symbols) {
        SmallMarket market = new SmallMarket();
        for (int i = 0; i < symbols; i++) {
            for (int session = 0; session <= LAST; session++) {
                market.bar(symbol(i), session, session == LAST ? 100 + i : 100, 100);
            }
        }
        return market;
    }

    private static double score(SmallMarket.Result result, int symbol) {
        return result.value(symbol(symbol), LAST, Feature.CS_Z_MOM_21);
    }

    private static String symbol(int i) {
        return "S%03d".formatted(i);
    }
}
