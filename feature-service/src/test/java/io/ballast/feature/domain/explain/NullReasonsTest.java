package io.ballast.feature.domain.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.crosssection.ScoredFeature;
import io.ballast.feature.domain.definition.Family;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.support.RandomMarket;
import io.ballast.feature.support.SmallMarket;

import static org.assertj.core.api.Assertions.assertThat;

class NullReasonsTest {
    private static final TargetSettings TARGETS = new TargetSettings(5, 0);
    private static final int EVERY = 7;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldGiveAReasonExactlyWhereAValueIsNull(long seed) {
        Random random = new Random(seed);
        SmallMarket market = RandomMarket.of(random, 0);
        market.security("S1", null, RandomMarket.SESSIONS - 30, null, null);
        addStatements(market, random);
        closeSome(market, random);
        BuildInputs inputs = market.inputs();

        List<String> wrong = new ArrayList<>();
        Set<Feature> withNull = EnumSet.noneOf(Feature.class);
        for (String symbol : inputs.facts().keySet()) {
            int index = inputs.bars().indexOf(symbol);
            for (int row = inputs.bars().rowStart(index); row < inputs.bars().rowEnd(index); row += EVERY) {
                check(computed(inputs, symbol, inputs.bars().sessions()[row]), symbol, wrong, withNull);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(withNull).hasSizeGreaterThan(35);
    }

    /** On some of them there are bars. */
    private static void closeSome(SmallMarket market, Random random) {
        for (int i = 0; i < 25; i++) {
            int session = random.nextInt(RandomMarket.SESSIONS);
            market.closed(session);
            if (i % 3 > 0 && session < RandomMarket.SESSIONS - 1) {
                market.symbols().forEach(symbol -> market.hole(symbol, session, session + 1));
            }
        }
    }

    private static void check(ComputedRow computed, String symbol, List<String> wrong, Set<Feature> withNull) {
        NullReasons reasons = new NullReasons(computed);
        for (Feature feature : Feature.all()) {
            if (feature.family() != Family.CROSS_SECTION) {
                boolean isNull = Double.isNaN(computed.value(feature));
                String reason = reasons.of(feature);
                if (isNull) {
                    withNull.add(feature);
                }
                if (isNull != (reason != null)) {
                    wrong.add(feature + " of " + symbol + " on " + computed.date() + " is " + computed.value(feature)
                            + ", reason: " + reason);
                }
            }
        }
    }

    @Test
    void shouldNameTheRowsThatAreMissing() {
        SmallMarket market = new SmallMarket().bars("AAA", 0, 12).bars("IWM", 0, 12);

        assertThat(reason(market, "AAA", 11, Feature.MOM_21))
                .isEqualTo("it needs 22 rows, and the symbol has 12 up to 2015-01-20");
        assertThat(reason(market, "AAA", 11, Feature.RSI_14)).contains("needs 15 rows, and there are 12");
        assertThat(reason(market, "AAA", 11, Feature.ADV_USD_21)).contains("number 12");
        assertThat(reason(market, "AAA", 11, Feature.FWD_RET)).contains("needs 5 rows after 2015-01-20");
    }

    @Test
    void shouldNameTheStretchAndTheShareOfReturns() {
        SmallMarket market = new SmallMarket().bars("AAA", 0, 60).bars("IWM", 0, 60);
        market.hole("AAA", 30, 36);

        assertThat(reason(market, "AAA", 40, Feature.RET_5D))
                .startsWith("stretch guard: the 6 rows")
                .contains("more than the 6 allowed");
        market = new SmallMarket().bars("AAA", 0, 60).bars("IWM", 0, 60);
        for (int session = 30; session < 40; session += 2) {
            market.hole("AAA", session, session + 1);
        }
        assertThat(reason(market, "AAA", 45, Feature.VOL_21))
                .startsWith("only 16 of the last 21 rows")
                .contains("17");
    }

    @Test
    void shouldNameWhatIsWrongWithSharesStatementsAndBenchmark() {
        SmallMarket market = new SmallMarket().bars("AAA", 0, 30).bars("IWM", 0, 30);
        assertThat(reason(market, "AAA", 25, Feature.SIZE_LN)).contains("no count of shares");
        assertThat(reason(market, "AAA", 25, Feature.F_ROE)).contains("no financial statement was filed before");
        market.shares("AAA", 0, 1, -5).statement("AAA", statement(0, 3, -2));
        assertThat(reason(market, "AAA", 25, Feature.SIZE_LN)).contains("not positive: -5");
        assertThat(reason(market, "AAA", 25, Feature.F_ROE)).isEqualTo("equity is not positive: -2.0");
        assertThat(reason(market, "AAA", 3, Feature.F_ROE)).contains("no financial statement was filed before");
        market.hole("IWM", 25, 26);
        assertThat(reason(market, "AAA", 25, Feature.MKT_RET_1D)).isEqualTo("IWM has no bar on 2015-02-09");
    }

    @Test
    void shouldNameWhyAScoreIsNull() {
        SmallMarket market = new SmallMarket().bars("AAA", 0, 30).bars("IWM", 0, 30);
        double[] values = IntStream.range(0, 40).mapToDouble(i -> i).toArray();

        assertThat(scoreReason(market, Feature.CS_Z_MOM_21, values, true)).isNull();
        assertThat(scoreReason(market, Feature.CS_Z_MOM_63, values, true))
                .isEqualTo("mom_63 is null: it needs 64 rows, and the symbol has 26 up to 2015-02-09");
        assertThat(scoreReason(market, Feature.CS_Z_MOM_21, values, false))
                .isEqualTo("the symbol was not a member of the universe on 2015-02-09");
        assertThat(scoreReason(market, Feature.CS_Z_MOM_21, Arrays.copyOf(values, 29), true))
                .isEqualTo("only 29 members have mom_21 on 2015-02-09, and 30 are needed");
        assertThat(scoreReason(market, Feature.CS_Z_MOM_21, new double[30], true))
                .isEqualTo("mom_21 is the same for all members on 2015-02-09");
        for (int session = 0; session < 30; session++) {
            market.bar("AAA", session, 10, 0);
        }
        assertThat(scoreReason(market, Feature.CS_Z_ADV_USD_21, values, true))
                .isEqualTo("the logarithm of adv_usd_21 = 0.0 is not finite");
    }

    private static String scoreReason(SmallMarket market, Feature score, double[] published, boolean member) {
        ScoredFeature scored = SessionScores.scored(score);
        SessionScores scores = new SessionScores(Map.of(scored.source(), published));
        ComputedRow computed = computed(market.inputs(), "AAA", SmallMarket.ORIGIN + 25);
        String reason = scores.nullReason(scored, computed, member);
        assertThat(reason == null)
                .as("a reason where the score is null")
                .isEqualTo(!Double.isNaN(scores.score(scored, computed, member)));
        return reason;
    }

    private static String reason(SmallMarket market, String symbol, int session, Feature feature) {
        ComputedRow computed = computed(market.inputs(), symbol, SmallMarket.ORIGIN + session);
        assertThat(computed.value(feature)).isNaN();
        return new NullReasons(computed).of(feature);
    }

    private static ComputedRow computed(BuildInputs inputs, String symbol, int session) {
        return new ComputedRow(SmallMarket.CALENDAR, inputs, TARGETS, symbol, session);
    }

    private static Statement statement(int end, int filed, double equity) {
        return new Statement(SmallMarket.day(end), SmallMarket.day(filed), true, 10, 5, 1, 20, 8, 4, 3, equity);
    }

    /** Quarters with gaps and missing amounts. */
    private static void addStatements(SmallMarket market, Random random) {
        for (int quarter = 0; quarter < 6; quarter++) {
            double[] amounts = new double[8];
            for (int i = 0; i < amounts.length; i++) {
                amounts[i] = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(10) - 1;
            }
            market.statement(
                    "S" + random.nextInt(3),
                    new Statement(
                            SmallMarket.day(quarter * 62),
                            SmallMarket.day(quarter * 62 + 20),
                            random.nextInt(3) == 0,
                            amounts[0],
                            amounts[1],
                            amounts[2],
                            amounts[3],
                            amounts[4],
                            amounts[5],
                            amounts[6],
                            amounts[7]));
        }
    }
}
