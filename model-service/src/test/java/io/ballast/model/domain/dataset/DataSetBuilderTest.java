package io.ballast.model.domain.dataset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.domain.dataset.Rows.Row;
import io.ballast.model.domain.target.Target;

import static io.ballast.model.domain.dataset.Rows.CALENDAR;
import static io.ballast.model.domain.dataset.Rows.FIVE;
import static io.ballast.model.domain.dataset.Rows.dataSet;
import static io.ballast.model.domain.dataset.Rows.offer;
import static io.ballast.model.domain.dataset.Rows.row;
import static io.ballast.model.domain.dataset.Rows.session;
import static io.ballast.model.domain.dataset.Rows.universe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class DataSetBuilderTest {

    private static final FeatureNames NAMES = new FeatureNames(List.of("ret_1d", "beta_63", "mkt_ret_1d"));
    private static final float NONE = Float.NaN;

    @Test
    void shouldStandardiseAcrossTheMembersWithDivisorN() {
        // 1, 2, 3: the percentiles are 1.02 and 2.98, so 1.02, 2, 2.98; mean 2, deviation 0.98 * sqrt(2 / 3).
        DataSet data = dataSet(
                NAMES, universe(3), 0, List.of(row(0, 0, 0, 1, 5, 0), row(1, 0, 0, 2, 5, 0), row(2, 0, 0, 3, 5, 0)));

        float[] features = data.sections().get(0).features();
        assertThat(features[0]).isCloseTo((float) -Math.sqrt(1.5), within(1e-6f));
        assertThat(features[3]).isZero();
        assertThat(features[6]).isCloseTo((float) Math.sqrt(1.5), within(1e-6f));
    }

    @Test
    void shouldClipOutliersBeforeStandardising() {
        List<Row> rows = new ArrayList<>();
        for (int symbol = 0; symbol < 101; symbol++) {
            rows.add(row(symbol, 0, 0, symbol == 100 ? 1e9f : symbol, 1, 0));
        }

        float[] features =
                dataSet(NAMES, universe(101), 0, rows).sections().get(0).features();

        // 101 values: the percentiles are the second and the last but one, 1 and 99.
        assertThat(features[0]).isEqualTo(features[3]);
        assertThat(features[300]).isEqualTo(features[297]).isLessThan(2f);
    }

    @Test
    void shouldLeaveMissingFeaturesMissingAndConstantOnesToo() {
        DataSet data = dataSet(
                NAMES, universe(3), 0, List.of(row(0, 0, 0, 1, 5, 0), row(1, 0, 0, 2, NONE, 0), row(2, 0, 0, 3, 5, 0)));

        float[] features = data.sections().get(0).features();
        assertThat(new float[] {features[1], features[4], features[7]}).containsOnly(NONE);
    }

    @Test
    void shouldStandardiseMarketWideFeaturesOverTimeWithoutLookingAhead() {
        List<Row> rows = new ArrayList<>();
        Random random = new Random(1);
        for (int day = 0; day < 40; day++) {
            float market = (float) random.nextGaussian();
            rows.add(row(0, day, 0, 1, 1, market));
            rows.add(row(1, day, 0, 2, 1, market));
        }
        DataSet whole = dataSet(NAMES, universe(2), 39, rows);
        DataSet cut = dataSet(NAMES, universe(2), 29, rows.subList(0, 60));

        int column = whole.features().names().indexOf("mkt_ret_1d");
        assertThat(whole.sections().get(18).features()[column])
                .as("too few sessions")
                .isNaN();
        for (int day = 19; day < 30; day++) {
            assertThat(whole.sections().get(day).features())
                    .as("session %d", day)
                    .containsExactly(cut.sections().get(day).features());
        }
        float[] last = whole.sections().get(39).features();
        assertThat(last[column])
                .isEqualTo(last[whole.features().size() + column])
                .isNotNaN();
    }

    @Test
    void shouldStandardiseMarketWideFeaturesByTheFormula() {
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            rows.add(row(0, day, 0, 1, 1, day));
        }

        float[] last = dataSet(NAMES, universe(1), 19, rows).sections().get(19).features();

        // 0..19: mean 9.5, variance with divisor n (400 - 1) / 12.
        assertThat(last[2]).isCloseTo((float) (9.5 / Math.sqrt(399 / 12.0)), within(1e-6f));
    }

    @Test
    void shouldClipLabelsPerSessionButNotWhatCouldBeEarned() {
        List<Row> rows = new ArrayList<>();
        for (int symbol = 0; symbol < 101; symbol++) {
            rows.add(row(symbol, 0, symbol, symbol, 1, 0));
        }

        CrossSection section =
                dataSet(NAMES, universe(101), 20, rows).sections().get(0);

        // 0..100: the percentiles are exactly 1 and 99.
        assertThat(section.label(Target.FWD_RET)[0]).isEqualTo(1f);
        assertThat(section.label(Target.FWD_RET)[100]).isEqualTo(99f);
        assertThat(section.label(Target.FWD_RET_RESID)[50]).isEqualTo(50f);
        assertThat(section.executable(Target.FWD_RET)[100]).isEqualTo(100f);
    }

    @Test
    void shouldTakeOnlyRowsOfMembersOfTheSession() {
        Universe universe = new Universe(List.of(
                new Membership("A000", session(1), session(3)),
                new Membership("A001", null, null),
                new Membership("A002", session(0), null)));
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            for (int symbol = 0; symbol < 4; symbol++) {
                rows.add(row(symbol, day, 0, symbol, 1, 0));
            }
        }

        DataSet data = dataSet(NAMES, universe, 3, rows);

        assertThat(data.sections().stream().map(CrossSection::symbols))
                .containsExactly(List.of("A002"), List.of("A000", "A002"), List.of("A000", "A002"), List.of("A002"));
    }

    @Test
    void shouldLeaveOutRowsWithoutFeaturesAndFeaturesNoRowHas() {
        DataSet data = dataSet(NAMES, universe(2), 0, List.of(row(0, 0, 1, 1, NONE, 2), row(1, 0, 1, NONE, NONE, 2)));

        assertThat(data.rows()).isEqualTo(1);
        assertThat(data.features().names()).containsExactly("ret_1d", "mkt_ret_1d");
    }

    @Test
    void shouldDropLabelsThatMayReachBeyondTheLastSession() {
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day <= 10; day++) {
            rows.add(row(0, day, 1, 1, 1, 1));
        }

        DataSet data = dataSet(NAMES, universe(1), 10, rows);

        // Five rows stretch over at most six sessions, six rows at most over seven.
        assertThat(data.labelled(Target.FWD_RET)).hasSize(5);
        assertThat(data.sections().get(3).executable(Target.FWD_RET)[0]).isEqualTo(1f);
        assertThat(data.sections().get(4).executable(Target.FWD_RET)[0]).isNaN();
    }

    @Test
    void shouldDropLabelsOfAPastSessionThatPassOverDaysDeclaredClosed() {
        DataSetBuilder builder = new DataSetBuilder(
                NAMES, FIVE, universe(2), CALENDAR.without(List.of(session(6), session(7))), session(10));
        for (int day = 0; day <= 10; day++) {
            offer(builder, row(0, day, 1, 1, 1, 1));
        }

        DataSet data = builder.build();

        // Nine sessions were held. The label of the fifth one would end on the tenth, which is not known yet.
        assertThat(data.sections()).extracting(CrossSection::session).hasSize(9).doesNotContain(session(6), session(7));
        assertThat(data.labelled(Target.FWD_RET))
                .extracting(CrossSection::session)
                .containsExactly(session(0), session(1), session(2));
        assertThat(data.sections().get(1).executable(Target.FWD_RET)[0]).isEqualTo(1f);
        assertThat(data.sections().get(2).executable(Target.FWD_RET)[0]).isNaN();
    }

    @Test
    void shouldKnowAPriceJumpOfADayThatWasDeclaredClosedFromTheNextSessionOn() {
        ExchangeCalendar sessions = CALENDAR.without(List.of(session(10), session(20)));
        PriceJumps jumps = PriceJumps.of(sessions, List.of(new PriceJumps.Jump(Rows.symbol(0), session(10))));
        DataSetBuilder builder = new DataSetBuilder(NAMES, FIVE, universe(1), sessions, session(50), jumps);
        for (int day = 0; day <= 50; day++) {
            offer(builder, row(0, day, 1, 1, 1, 1));
        }

        List<LocalDate> spoiled = builder.build().sections().stream()
                .filter(section -> section.session().isBefore(session(40)))
                .filter(section -> Float.isNaN(section.label(Target.FWD_RET)[0]))
                .map(CrossSection::session)
                .toList();

        // Six held sessions before the eleventh day, and the twenty-one whose month contains the jump.
        assertThat(spoiled).hasSize(27).startsWith(session(4)).endsWith(session(32));
    }

    @Test
    void shouldGiveTheSameBytesInWhateverOrderRowsCome() {
        List<Row> rows = random(30, 40, 7);
        String hash = ContentHash.of(dataSet(NAMES, universe(30), 39, rows));
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(8));

        assertThat(ContentHash.of(dataSet(NAMES, universe(30), 39, shuffled))).isEqualTo(hash);
    }

    @Test
    void shouldGiveAnotherHashWhenOneLabelDiffers() {
        List<Row> rows = random(30, 40, 7);
        String hash = ContentHash.of(dataSet(NAMES, universe(30), 39, rows));
        rows.get(3).executable()[0] += 0.001f;

        assertThat(ContentHash.of(dataSet(NAMES, universe(30), 39, rows))).isNotEqualTo(hash);
    }

    @Test
    void shouldPrepareARowToPredictExactlyAsInTraining() {
        List<Row> rows = random(30, 40, 7);
        DataSet trained = dataSet(NAMES, universe(30), 39, rows);
        DataSetBuilder again = new DataSetBuilder(NAMES, FIVE, universe(30), CALENDAR, session(39));
        rows.stream().filter(row -> row.day() == 39).forEach(row -> offer(again, row));

        DataSet predicted = again.build(trained.market());

        assertThat(predicted.sections().get(0).features())
                .containsExactly(trained.sections().get(39).features());
    }

    @Test
    void shouldRefuseTwoRowsOfASymbolOnASession() {
        assertThatThrownBy(() -> dataSet(NAMES, universe(1), 0, List.of(row(0, 0, 1, 1, 1, 1), row(0, 0, 1, 2, 1, 1))))
                .hasMessageContaining("A000 has two rows on 2015-01-02");
    }

    @Test
    void shouldSayWhatToDoWithoutAnyRow() {
        assertThatThrownBy(() -> dataSet(NAMES, universe(1), 0, List.of())).hasMessageContaining("build features");
    }

    private static List<Row> random(int symbols, int days, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            float market = (float) random.nextGaussian();
            for (int symbol = 0; symbol < symbols; symbol++) {
                float missing = random.nextInt(10) == 0 ? NONE : (float) random.nextGaussian();
                rows.add(row(
                        symbol, day, (float) random.nextGaussian(), (float) random.nextGaussian(), missing, market));
            }
        }
        return rows;
    }

    @Test
    void shouldTakeTheLabelsOfRowsThatReachOverAnUnexplainedPriceJump() {
        Universe universe = Rows.universe(30);
        PriceJumps jumps = PriceJumps.of(CALENDAR, List.of(new PriceJumps.Jump(Rows.symbol(3), session(10))));
        DataSetBuilder builder = new DataSetBuilder(NAMES, FIVE, universe, CALENDAR, session(59), jumps);
        for (int day = 0; day < 60; day++) {
            for (int symbol = 0; symbol < 30; symbol++) {
                float[] features = new float[NAMES.size()];
                java.util.Arrays.fill(features, symbol);
                Rows.offer(builder, Rows.row(symbol, day, symbol, features));
            }
        }

        DataSet data = builder.build();

        // From the first row whose executable return, left six rows later, ends on the jump to the last one with the
        // jump
        // among 21 returns.
        for (int day = 0; day < 50; day++) {
            assertThat(Float.isNaN(data.sections().get(day).label(Target.FWD_RET)[3]))
                    .as("label of day " + day)
                    .isEqualTo(day >= 4 && day <= 30);
            assertThat(Float.isNaN(data.sections().get(day).executable(Target.FWD_RET)[3]))
                    .as("executable return of day " + day)
                    .isEqualTo(day >= 4 && day <= 30);
            assertThat(data.sections().get(day).label(Target.FWD_RET)[4]).isNotNaN();
        }
        assertThat(data.rowsOverJumps()).isEqualTo(27);
        assertThat(data.sections().get(7).size()).as("the row itself stays").isEqualTo(30);
    }

    @Test
    void shouldTellTheShareOfMissingValues() {
        DataSetBuilder builder = new DataSetBuilder(NAMES, FIVE, Rows.universe(30), CALENDAR, session(0));
        for (int symbol = 0; symbol < 30; symbol++) {
            float[] features = new float[NAMES.size()];
            java.util.Arrays.fill(features, symbol);
            features[1] = symbol < 6 ? Float.NaN : symbol;
            Rows.offer(builder, Rows.row(symbol, 0, symbol, features));
        }

        double[] missing = builder.build().missingRates();

        assertThat(missing[1]).isEqualTo(0.2);
        assertThat(missing[0]).isZero();
    }
}
