package io.ballast.benchmarks.build;

import java.io.OutputStream;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.postgresql.PGConnection;

import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;
import io.ballast.benchmarks.feature.SeededMarket;
import io.ballast.model.application.FeatureSource;
import io.ballast.model.domain.dataset.DataSet;
import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.PriceJumps;
import io.ballast.model.domain.target.Target;
import io.ballast.model.persistence.PostgresAdapters;

/** Reads published features: into the data set of a training, or raw and for nothing. */
public final class PublishedRows {

    private static final int SYMBOLS = 500;
    private static final int SESSIONS = 1110;

    private PublishedRows() {}

    /** A way to read all rows. */
    @FunctionalInterface
    private interface Reader {
        Object read(BenchDatabase database, SeededMarket market) throws Exception;
    }

    /** Ours: members only, standardised per session, in 32-bit floats. */
    public static Measurement assembled(Run run) throws Exception {
        return measured(run, PublishedRows::assemble);
    }

    /** The least that reading can take: the same columns by binary COPY into the void. */
    public static Measurement copied(Run run) throws Exception {
        return measured(run, PublishedRows::copy);
    }

    private static Measurement measured(Run run, Reader reader) throws Exception {
        try (BenchDatabase database = BenchDatabase.start()) {
            SeededMarket market = new SeededMarket(run.symbols(SYMBOLS), run.sessions(SESSIONS));
            run.note("building features, not counted");
            MarketTables tables = new MarketTables(database, market);
            tables.storeFacts();
            tables.storeBars(0, market.lastSession() + 1);
            new OurBuilds(database, market.calendar()).build(market.calendar().session(market.lastSession()), true);
            database.settle();
            return run.measureLong(tables.featureRows(), () -> reader.read(database, market), database::cpuNanos);
        }
    }

    private static DataSet assemble(BenchDatabase database, SeededMarket market) {
        FeatureSource source =
                PostgresAdapters.over(database.source(), market.calendar()).features();
        FeatureSource.History history = source.history().orElseThrow();
        LocalDate last = history.latest();
        FeatureNames features = source.features();
        DataSetBuilder builder = new DataSetBuilder(
                features,
                new LabelHorizon(5),
                source.universe(),
                market.calendar(),
                last,
                PriceJumps.of(market.calendar(), source.priceJumps(last)));
        source.rows(features, history.first(), last, builder::add);
        return builder.build();
    }

    private static long copy(BenchDatabase database, SeededMarket market) throws Exception {
        FeatureSource source =
                PostgresAdapters.over(database.source(), market.calendar()).features();
        String columns = Stream.concat(
                        source.features().names().stream(),
                        Stream.of(Target.values())
                                .flatMap(target -> Stream.of(target.column(), target.executableColumn())))
                .collect(Collectors.joining(", "));
        try (Connection connection = database.source().getConnection()) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select symbol, session, " + columns
                                    + " from feature.published_features) to stdout (format binary)",
                            OutputStream.nullOutputStream());
        }
    }
}
