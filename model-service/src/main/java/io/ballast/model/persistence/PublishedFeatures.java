package io.ballast.model.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.copy.BinaryCopyReader;
import io.ballast.kit.database.Database;
import io.ballast.model.application.FeatureSource;
import io.ballast.model.application.HistoryBias;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.PriceJumps;
import io.ballast.model.domain.dataset.Universe;
import io.ballast.model.domain.target.SessionCoverage;
import io.ballast.model.domain.target.Target;

/** Reads the published views of the feature service and the ingestion service. */
@Singleton
public class PublishedFeatures implements FeatureSource {

    /** Sessions after which a beta no longer says much. */
    private static final int BETA_AGE = 63;

    private static final String OF_SESSIONS = """
            copy (
                select symbol, session, %1$s from feature.published_features where session between '%2$s' and '%3$s'
            ) to stdout (format binary)""";

    /**
     * Rows are found by symbol and session: of a single session each known symbol is looked up, since all others never
     * count. The offset keeps the server from turning that into a scan of a whole year, which it does while it has no
     * statistics of fresh rows.
     */
    private static final String OF_ONE_SESSION = """
            copy (
                select row.* from ingestion.published_universe as security
                cross join lateral (
                    select symbol, session, %1$s from feature.published_features as feature
                    where feature.symbol = security.symbol and feature.session between '%2$s' and '%3$s'
                    offset 0) as row
            ) to stdout (format binary)""";

    private static final Target[] TARGETS = Target.values();
    private static final Set<String> LABELS = Arrays.stream(TARGETS)
            .flatMap(target -> Stream.of(target.column(), target.executableColumn()))
            .collect(Collectors.toUnmodifiableSet());

    private final Database database;
    private final PublishedSecurities securities;
    private final ExchangeCalendar calendar;
    private final HeldSessions.Closures closures;

    @Inject
    PublishedFeatures(
            Database database,
            PublishedSecurities securities,
            ExchangeCalendar calendar,
            HeldSessions.Closures closures) {
        this.database = database;
        this.securities = securities;
        this.calendar = calendar;
        this.closures = closures;
    }

    @Override
    public Optional<History> history() {
        String sql = """
                select min(session) as first, max(session) as latest
                from feature.published_session_coverage where row_count > 0 and session <> all (?)""";
        return database.query(
                        sql,
                        row -> row.getObject("latest") == null
                                ? Optional.<History>empty()
                                : Optional.of(new History(
                                        row.getObject("first", LocalDate.class),
                                        row.getObject("latest", LocalDate.class))),
                        (Object) closed())
                .get(0);
    }

    @Override
    public List<SessionCoverage> coverage(LocalDate from, LocalDate to) {
        String sql = """
                select session, expected_cells, fwd_ret_cells, fwd_ret_resid_cells
                from feature.published_session_coverage
                where session between ? and ? and session <> all (?) order by session""";
        return database.query(
                sql,
                row -> new SessionCoverage(
                        row.getObject("session", LocalDate.class),
                        row.getLong("expected_cells"),
                        row.getLong("fwd_ret_cells"),
                        row.getLong("fwd_ret_resid_cells")),
                from,
                to,
                closed());
    }

    private LocalDate[] closed() {
        return closures.declared().toArray(LocalDate[]::new);
    }

    @Override
    public FeatureNames features() {
        return database.with("read the features", connection -> {
            // Not prepared: a prepared statement would fail once when the view has got other columns.
            try (Statement statement = connection.createStatement();
                    ResultSet none = statement.executeQuery("select * from feature.published_features limit 0")) {
                ResultSetMetaData columns = none.getMetaData();
                List<String> names = new ArrayList<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    if (columns.getColumnType(column) == Types.DOUBLE) {
                        names.add(columns.getColumnName(column));
                    }
                }
                names.removeAll(LABELS);
                return new FeatureNames(names);
            }
        });
    }

    @Override
    public Map<String, Double> lastKnownBetas(LocalDate session) {
        LocalDate oldest = new HeldSessions(calendar, closures).back(session, BETA_AGE);
        Map<String, Double> betas = new HashMap<>();
        database.query("""
                select security.symbol, latest.beta_63 from ingestion.published_universe security
                cross join lateral (
                    select beta_63 from feature.published_features feature
                    where feature.symbol = security.symbol and session between ? and ? and beta_63 is not null
                    order by session desc limit 1) latest""", row -> betas.put(row.getString("symbol"), row.getDouble("beta_63")), oldest, session);
        return betas;
    }

    @Override
    public Universe universe() {
        return securities.universe();
    }

    @Override
    public List<PriceJumps.Jump> priceJumps(LocalDate to) {
        return securities.priceJumps(to);
    }

    @Override
    public HistoryBias bias(LocalDate from, LocalDate to) {
        return securities.bias(from, to);
    }

    @Override
    public void rows(FeatureNames features, LocalDate from, LocalDate to, RowSink sink) {
        List<String> published = features().names();
        List<String> missing = features.names().stream()
                .filter(name -> !published.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "features " + missing + " are not published; published are " + published);
        }
        database.with("read the features", connection -> {
            copy(connection, features, from, to, sink);
            return null;
        });
    }

    private void copy(Connection connection, FeatureNames features, LocalDate from, LocalDate to, RowSink sink)
            throws SQLException {
        float[] row = new float[features.size()];
        float[] labels = new float[TARGETS.length];
        float[] executable = new float[TARGETS.length];
        SessionDays days = new SessionDays(calendar, from, to);
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, statement(features, from, to))) {
            while (reader.nextRow()) {
                String symbol = reader.text();
                int day = reader.epochDay();
                read(reader, row);
                read(reader, labels);
                read(reader, executable);
                sink.accept(symbol, days.session(day), row, labels, executable);
            }
        }
    }

    /** Names come from the view itself and the dates are typed, so that nothing foreign gets into the statement. */
    private static String statement(FeatureNames features, LocalDate from, LocalDate to) {
        String columns = Stream.of(
                        features.names().stream(),
                        Arrays.stream(TARGETS).map(Target::column),
                        Arrays.stream(TARGETS).map(Target::executableColumn))
                .flatMap(names -> names)
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", "));
        return (from.equals(to) ? OF_ONE_SESSION : OF_SESSIONS).formatted(columns, from, to);
    }

    /** Values beyond the range of a float become missing, as infinity would spoil every statistic. */
    private static void read(BinaryCopyReader reader, float[] values) {
        for (int i = 0; i < values.length; i++) {
            float value = (float) reader.float8();
            values[i] = Float.isInfinite(value) ? Float.NaN : value;
        }
    }
}
