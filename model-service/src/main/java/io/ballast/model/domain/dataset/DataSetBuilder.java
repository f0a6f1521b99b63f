package io.ballast.model.domain.dataset;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.domain.target.Target;

/**
 * Collects rows in any order and prepares them. Only members of a session count, only rows with features, and only labels
 * that are complete by the last session: a training for a past session sees nothing of what came later. Features that no
 * row has are left out. Rows that reach over a price jump nobody has explained keep their features and lose their labels.
 */
public final class DataSetBuilder {

    private final FeatureNames names;
    private final FeaturePresence presence;
    private final LabelHorizon horizon;
    private final Universe universe;
    private final ExchangeCalendar sessions;
    private final int lastOrdinal;
    private final PriceJumps jumps;
    private final TreeMap<Integer, RowBlock> blocks = new TreeMap<>();
    private final LabelEnds ends;
    private long spoiled;
    private final boolean[] seen;
    private final float[] labels = new float[Target.values().length];
    private final float[] executable = new float[Target.values().length];

    /**
     * A builder that knows of no price jump.
     *
     * @param names the features of a row
     * @param horizon how far the labels look ahead
     * @param universe who was a member when
     * @param sessions the sessions that the features count, numbered
     * @param last the session trained for
     */
    public DataSetBuilder(
            FeatureNames names, LabelHorizon horizon, Universe universe, ExchangeCalendar sessions, LocalDate last) {
        this(names, horizon, universe, sessions, last, PriceJumps.NONE);
    }

    /**
     * A builder.
     *
     * @param names the features of a row
     * @param horizon how far the labels look ahead
     * @param universe who was a member when
     * @param sessions the sessions that the features count, numbered: a day that was declared closed is none of them
     * @param last the session trained for
     * @param jumps price jumps nobody has explained
     * @throws IllegalArgumentException if the last session is none
     */
    public DataSetBuilder(
            FeatureNames names,
            LabelHorizon horizon,
            Universe universe,
            ExchangeCalendar sessions,
            LocalDate last,
            PriceJumps jumps) {
        this.names = names;
        this.presence = new FeaturePresence(names);
        this.horizon = horizon;
        this.universe = universe;
        this.sessions = sessions;
        this.lastOrdinal = sessions.ordinal(last);
        this.jumps = jumps;
        this.ends = new LabelEnds(horizon);
        this.seen = new boolean[names.size()];
    }

    /**
     * Offers a row; it is copied if it counts. One of a day that was declared closed does not.
     *
     * @param symbol the symbol
     * @param session its session
     * @param features values in the order of the names, NaN = missing
     * @param rowLabels label of each {@link Target} in the order of the constants, NaN = none
     * @param rowExecutable executable return of each, in the same order
     * @throws IllegalArgumentException if the session lies after the last one or the row has the wrong width
     */
    public void add(String symbol, LocalDate session, float[] features, float[] rowLabels, float[] rowExecutable) {
        if (!sessions.isSession(session)) {
            return;
        }
        int ordinal = sessions.ordinal(session);
        if (ordinal > lastOrdinal || features.length != names.size()) {
            throw new IllegalArgumentException("row of " + symbol + " on " + session + " with " + features.length
                    + " features does not belong to a data set of " + names.size() + " features up to "
                    + sessions.session(lastOrdinal));
        }
        int position = universe.position(symbol);
        if (position < 0) {
            return;
        }
        ends.observe(position, ordinal);
        if (!universe.isMember(position, session.toEpochDay()) || !presence.of(features)) {
            return;
        }
        for (int feature = 0; feature < features.length; feature++) {
            seen[feature] |= !Float.isNaN(features[feature]);
        }
        for (int target = 0; target < labels.length; target++) {
            labels[target] = ordinal + horizon.reach() <= lastOrdinal ? rowLabels[target] : Float.NaN;
            executable[target] = ordinal + horizon.executableReach() <= lastOrdinal ? rowExecutable[target] : Float.NaN;
        }
        block(session, ordinal).add(position, features, labels, executable);
    }

    private RowBlock block(LocalDate session, int ordinal) {
        return blocks.computeIfAbsent(
                ordinal, key -> new RowBlock(session, ordinal, names.size(), universe.members(session.toEpochDay())));
    }

    /**
     * Prepares a training: the statistics of the market-wide features grow from session to session. The builder is empty
     * afterwards.
     *
     * @throws IllegalStateException if no row counted
     */
    public DataSet build() {
        int[] columns = IntStream.range(0, seen.length).filter(i -> seen[i]).toArray();
        if (columns.length == 0) {
            throw new IllegalStateException("no row of a member has features; build features for the window first");
        }
        MarketStatistics market = new MarketStatistics(columns.length);
        List<CrossSection> sections = prepare(columns, market, true);
        return new DataSet(names.at(columns), horizon, sections, market, spoiled);
    }

    /**
     * Prepares rows to be predicted by a trained model: with all features of the model, whether seen or not, and with the
     * statistics kept with it. The builder is empty afterwards.
     *
     * @param market statistics of the market-wide features in the order of the names
     */
    public DataSet build(MarketStatistics market) {
        int[] columns = IntStream.range(0, names.size()).toArray();
        List<CrossSection> sections = prepare(columns, market, false);
        return new DataSet(names, horizon, sections, market, spoiled);
    }

    /**
     * Sessions are prepared side by side, but for the features of the market, which grow over time. Each block is let go as
     * soon as its session is prepared, so that the rows are not held twice.
     */
    private List<CrossSection> prepare(int[] columns, MarketStatistics market, boolean learn) {
        FeatureNames kept = names.at(columns);
        RowBlock[] waiting = blocks.values().toArray(RowBlock[]::new);
        blocks.clear();
        Arrays.fill(seen, false);
        CrossSection[] sections = new CrossSection[waiting.length];
        spoiled += IntStream.range(0, waiting.length)
                .parallel()
                .mapToLong(i -> {
                    RowBlock block = waiting[i];
                    waiting[i] = null;
                    sections[i] = block.sorted(universe, columns, ends, jumps);
                    new SectionScaler(kept).prepare(sections[i]);
                    return block.spoiled();
                })
                .sum();
        SectionScaler scaler = new SectionScaler(kept);
        for (CrossSection section : sections) {
            scaler.prepareMarket(section, market, learn);
        }
        return Arrays.asList(sections);
    }
}
