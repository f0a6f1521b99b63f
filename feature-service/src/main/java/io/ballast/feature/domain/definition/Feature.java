package io.ballast.feature.domain.definition;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The registry: every feature and target, in publishing order. A constant's name in lower case is the column's name.
 * Adding one means a constant here, the line that computes it in the kernel of its family, and a column in a migration.
 */
public enum Feature {
    RET_1D(Unit.FRACTION, Family.PRICE, Reach.back(1), "adjusted close over the previous row's, minus 1", Input.PRICE),
    RET_5D(Unit.FRACTION, Family.PRICE, Reach.back(5), "adjusted close over that 5 rows before, minus 1", Input.PRICE),
    MOM_21(
            Unit.FRACTION,
            Family.PRICE,
            Reach.back(21),
            "adjusted close over that 21 rows before, minus 1",
            Input.PRICE),
    MOM_63(
            Unit.FRACTION,
            Family.PRICE,
            Reach.back(63),
            "adjusted close over that 63 rows before, minus 1",
            Input.PRICE),
    MOM_126(
            Unit.FRACTION,
            Family.PRICE,
            Reach.back(126),
            "adjusted close over that 126 rows before, minus 1",
            Input.PRICE),
    MOM_252(
            Unit.FRACTION,
            Family.PRICE,
            Reach.back(252),
            "adjusted close over that 252 rows before, minus 1",
            Input.PRICE),
    MOM_252_21(
            Unit.FRACTION,
            Family.PRICE,
            Reach.back(252),
            "adjusted close 21 rows before over that 252 rows before, minus 1",
            Input.PRICE),
    VOL_21(
            Unit.FRACTION,
            Family.PRICE,
            Reach.back(21),
            "sample standard deviation of ret_1d over 21 rows, per session",
            Input.PRICE),
    VOL_63(
            Unit.FRACTION,
            Family.PRICE,
            Reach.back(63),
            "sample standard deviation of ret_1d over 63 rows, per session",
            Input.PRICE),
    VOL_252(
            Unit.FRACTION,
            Family.PRICE,
            Reach.back(252),
            "sample standard deviation of ret_1d over 252 rows, per session",
            Input.PRICE),
    MAX_RET_21(Unit.FRACTION, Family.PRICE, Reach.back(21), "greatest ret_1d of 21 rows", Input.PRICE),
    RSI_14(
            Unit.INDEX,
            Family.PRICE,
            Reach.recursive(14),
            "Wilder's relative strength index of the adjusted close, averages started as the means of the first 14 gains and losses; 50 where both are 0",
            Input.PRICE),
    EMA_12_26_PCT(
            Unit.FRACTION,
            Family.PRICE,
            Reach.recursive(25),
            "exponential average of 12 rows less that of 26, over the adjusted close; averages start at the first adjusted close",
            Input.PRICE),
    EMA_50_200_RATIO(
            Unit.FRACTION,
            Family.PRICE,
            Reach.recursive(199),
            "exponential average of 50 rows over that of 200, minus 1",
            Input.PRICE),
    ATR_14_PCT(
            Unit.FRACTION,
            Family.PRICE,
            Reach.recursive(14),
            "Wilder's average true range over 14 rows, over the adjusted close",
            Input.PRICE),
    OBV_21_RATIO(
            Unit.FRACTION,
            Family.VOLUME,
            Reach.back(21),
            "adjusted volume of 21 rows signed by ret_1d, over their adjusted volume",
            Input.PRICE,
            Input.VOLUME),
    REVERSAL_5D_Z(
            Unit.DEVIATIONS,
            Family.PRICE,
            Reach.back(22),
            "minus ret_5d over the previous row's vol_21 times the square root of 5",
            Input.PRICE),
    OVERNIGHT_GAP(
            Unit.FRACTION,
            Family.PRICE,
            Reach.back(1),
            "adjusted open over the previous row's adjusted close, minus 1",
            Input.PRICE),
    RANGE_PCT(
            Unit.FRACTION,
            Family.PRICE,
            Reach.back(0),
            "adjusted high less adjusted low, over the adjusted close",
            Input.PRICE),
    RANGE_21(Unit.FRACTION, Family.PRICE, Reach.back(20), "mean of range_pct over 21 rows", Input.PRICE),
    HIGH_252_RATIO(
            Unit.RATIO,
            Family.PRICE,
            Reach.back(251),
            "adjusted close over the greatest adjusted high of 252 rows",
            Input.PRICE),
    ADV_USD_21(
            Unit.USD,
            Family.VOLUME,
            Reach.back(20),
            "raw close times raw volume summed over the bars of the last 21 sessions, over 21",
            Input.PRICE,
            Input.VOLUME),
    ILLIQ_21(
            Unit.PER_MILLION_USD,
            Family.VOLUME,
            Reach.back(21),
            "mean over 21 rows of the absolute ret_1d per dollar traded, times one million",
            Input.PRICE,
            Input.VOLUME),
    ZERO_VOLUME_21(
            Unit.FRACTION,
            Family.VOLUME,
            Reach.back(20),
            "share of the last 21 sessions without a bar or with no volume",
            Input.VOLUME),
    TURNOVER_21(
            Unit.FRACTION,
            Family.SHARES,
            Reach.back(20),
            "raw volume over shares outstanding summed over the bars of the last 21 sessions, over 21",
            Input.VOLUME,
            Input.SHARES),
    SIZE_LN(
            Unit.LN_USD,
            Family.SHARES,
            Reach.back(0),
            "natural logarithm of raw close times shares outstanding",
            Input.PRICE,
            Input.SHARES),
    BETA_63(
            Unit.RATIO,
            Family.RELATIVE,
            Reach.back(63),
            "covariance of ret_1d with the benchmark's return over 63 rows, over the variance of the latter",
            Input.PRICE,
            Input.BENCHMARK),
    IVOL_63(
            Unit.FRACTION,
            Family.RELATIVE,
            Reach.back(63),
            "standard deviation of ret_1d over 63 rows left over after beta_63, per session",
            Input.PRICE,
            Input.BENCHMARK),
    MKT_RET_1D(
            Unit.FRACTION,
            Family.MARKET,
            Reach.benchmark(1),
            "the benchmark's adjusted close over that 1 of its rows before, minus 1",
            Input.BENCHMARK),
    MKT_RET_5D(
            Unit.FRACTION,
            Family.MARKET,
            Reach.benchmark(5),
            "the benchmark's adjusted close over that 5 of its rows before, minus 1",
            Input.BENCHMARK),
    MKT_RET_21D(
            Unit.FRACTION,
            Family.MARKET,
            Reach.benchmark(21),
            "the benchmark's adjusted close over that 21 of its rows before, minus 1",
            Input.BENCHMARK),
    MKT_VOL_21(
            Unit.FRACTION,
            Family.MARKET,
            Reach.benchmark(21),
            "sample standard deviation of the benchmark's one-row return over 21 of its rows, per session",
            Input.BENCHMARK),
    MKT_VOL_63(
            Unit.FRACTION,
            Family.MARKET,
            Reach.benchmark(63),
            "sample standard deviation of the benchmark's one-row return over 63 of its rows, per session",
            Input.BENCHMARK),
    F_EARNINGS_YIELD(
            Unit.FRACTION,
            Family.FUNDAMENTAL,
            Reach.back(0),
            "net income of the trailing twelve months over raw close times shares outstanding",
            Input.PRICE,
            Input.SHARES,
            Input.FUNDAMENTALS),
    F_BOOK_YIELD(
            Unit.FRACTION,
            Family.FUNDAMENTAL,
            Reach.back(0),
            "book equity over raw close times shares outstanding",
            Input.PRICE,
            Input.SHARES,
            Input.FUNDAMENTALS),
    F_SALES_YIELD(
            Unit.FRACTION,
            Family.FUNDAMENTAL,
            Reach.back(0),
            "revenue of the trailing twelve months over raw close times shares outstanding",
            Input.PRICE,
            Input.SHARES,
            Input.FUNDAMENTALS),
    F_DEBT_TO_EQUITY(Unit.RATIO, Family.FUNDAMENTAL, Reach.back(0), "total debt over equity", Input.FUNDAMENTALS),
    F_ROA(
            Unit.RATIO,
            Family.FUNDAMENTAL,
            Reach.back(0),
            "net income of the trailing twelve months over assets",
            Input.FUNDAMENTALS),
    F_ROE(
            Unit.RATIO,
            Family.FUNDAMENTAL,
            Reach.back(0),
            "net income of the trailing twelve months over equity",
            Input.FUNDAMENTALS),
    F_GROSS_MARGIN(
            Unit.RATIO,
            Family.FUNDAMENTAL,
            Reach.back(0),
            "gross profit over revenue of the trailing twelve months",
            Input.FUNDAMENTALS),
    F_PROFIT_MARGIN(
            Unit.RATIO,
            Family.FUNDAMENTAL,
            Reach.back(0),
            "net income over revenue of the trailing twelve months",
            Input.FUNDAMENTALS),
    F_CURRENT_RATIO(
            Unit.RATIO,
            Family.FUNDAMENTAL,
            Reach.back(0),
            "current assets over current liabilities",
            Input.FUNDAMENTALS),
    CS_Z_MOM_21(MOM_21, "mom_21"),
    CS_Z_MOM_63(MOM_63, "mom_63"),
    CS_Z_MOM_252(MOM_252, "mom_252"),
    CS_Z_VOL_21(VOL_21, "vol_21"),
    CS_Z_RSI_14(RSI_14, "rsi_14"),
    CS_Z_ADV_USD_21(ADV_USD_21, "the natural logarithm of adv_usd_21"),
    CS_Z_TURNOVER_21(TURNOVER_21, "turnover_21"),
    CS_Z_SIZE_LN(SIZE_LN, "size_ln"),
    CS_Z_BETA_63(BETA_63, "beta_63"),
    CS_Z_F_EARNINGS_YIELD(F_EARNINGS_YIELD, "f_earnings_yield"),
    CS_Z_F_BOOK_YIELD(F_BOOK_YIELD, "f_book_yield"),
    FWD_RET(
            Unit.FRACTION,
            Family.TARGET,
            Reach.forward(0, 0),
            "adjusted close at the horizon over today's, minus 1",
            Input.PRICE,
            Input.DELISTING),
    FWD_RET_RESID(
            Unit.FRACTION,
            Family.TARGET,
            Reach.forward(63, 0),
            "fwd_ret less beta_63 times the benchmark's return over the same dates",
            Input.PRICE,
            Input.BENCHMARK,
            Input.DELISTING),
    FWD_RET_EXEC(
            Unit.FRACTION,
            Family.TARGET,
            Reach.forward(0, 1),
            "adjusted close one row after the horizon over the next row's adjusted open, minus 1",
            Input.PRICE,
            Input.DELISTING),
    FWD_RET_EXEC_RESID(
            Unit.FRACTION,
            Family.TARGET,
            Reach.forward(63, 1),
            "fwd_ret_exec less beta_63 times the benchmark's return from its open to its close on the same dates",
            Input.PRICE,
            Input.BENCHMARK,
            Input.DELISTING);

    private static final List<Feature> ALL = List.of(values());
    private static final List<Feature> FEATURES =
            ALL.stream().filter(feature -> !feature.isTarget()).toList();
    private static final List<Feature> TARGETS =
            ALL.stream().filter(Feature::isTarget).toList();
    private static final List<Feature> COUNTED =
            ALL.stream().filter(feature -> feature.family.isCountedInCoverage()).toList();

    private final Feature source;
    private final Unit unit;
    private final Family family;
    private final Reach reach;
    private final String formula;
    private final Set<Input> inputs;

    Feature(Unit unit, Family family, Reach reach, String formula, Input... inputs) {
        this.source = null;
        this.unit = unit;
        this.family = family;
        this.reach = reach;
        this.formula = formula;
        this.inputs = EnumSet.copyOf(Arrays.asList(inputs));
    }

    /** A score of another feature among the members of the session: it reaches as far as that one. */
    Feature(Feature source, String scored) {
        this.source = source;
        this.unit = Unit.DEVIATIONS;
        this.family = Family.CROSS_SECTION;
        this.reach = source.reach;
        this.formula =
                scored + " clipped to its 1st and 99th percentile among the included symbols of the session, less their"
                        + " mean, over their standard deviation";
        this.inputs = EnumSet.copyOf(source.inputs);
        this.inputs.add(Input.MEMBERSHIP);
    }

    /**
     * Features and targets in publishing order: position in this list is {@link #ordinal()}.
     *
     * @return unmodifiable list
     */
    public static List<Feature> all() {
        return ALL;
    }

    /**
     * All but the targets.
     *
     * @return unmodifiable list in publishing order
     */
    public static List<Feature> features() {
        return FEATURES;
    }

    /**
     * The labels.
     *
     * @return unmodifiable list in publishing order
     */
    public static List<Feature> targets() {
        return TARGETS;
    }

    /**
     * The features that count in the feature coverage rate.
     *
     * @return unmodifiable list in publishing order
     */
    public static List<Feature> countedInCoverage() {
        return COUNTED;
    }

    /**
     * Name of the column in the published view.
     *
     * @return snake case
     */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What is scored.
     *
     * @return the feature of which this one is the score across a session, empty if it is no score
     */
    public Optional<Feature> source() {
        return Optional.ofNullable(source);
    }

    /**
     * Unit of the values.
     *
     * @return unit
     */
    public Unit unit() {
        return unit;
    }

    /**
     * Family it is computed with.
     *
     * @return family
     */
    public Family family() {
        return family;
    }

    /**
     * Rows of its symbol it depends on.
     *
     * @return reach
     */
    public Reach reach() {
        return reach;
    }

    /**
     * What it says, in words.
     *
     * @return one clause without a full stop
     */
    public String formula() {
        return formula;
    }

    /**
     * What it is computed from.
     *
     * @return unmodifiable set
     */
    public Set<Input> inputs() {
        return Set.copyOf(inputs);
    }

    /**
     * Whether it is a label rather than a feature.
     *
     * @return true for the family {@link Family#TARGET}
     */
    public boolean isTarget() {
        return family == Family.TARGET;
    }
}
