package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.feature.application.ShardResults;
import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.feature.domain.crosssection.Distribution;
import io.ballast.feature.domain.crosssection.ScoredSession;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.database.Database;

/** Tables shard_score, shard_distribution, shard_coverage, shard_state and shard_anchor. */
@Singleton
class PostgresShardResults implements ShardResults {
    private static final String STATES = "feature.shard_state";
    private static final String ANCHORS = "feature.shard_anchor";

    /** So many sessions are in memory at a time, of all symbols. */
    private static final int SESSIONS_AT_ONCE = 64;

    private final Database database;
    private final ExchangeCalendar calendar;

    @Inject
    PostgresShardResults(Database database, ExchangeCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    @Override
    public void score(int shard, Consumer<Consumer<ScoredSession>> source) {
        database.with("keep the scored values of shard " + shard, connection -> {
            ScoreRows.write(connection, calendar, shard, source);
            return null;
        });
    }

    @Override
    public CrossSections join() {
        Distribution[][] distributions = new Distribution[calendar.size()][];
        List<ScoredSession> waiting = new ArrayList<>();
        database.with("join the scored values", connection -> {
            ScoreRows.read(connection, calendar, session -> {
                waiting.add(session);
                if (waiting.size() == SESSIONS_AT_ONCE) {
                    distribute(waiting, distributions);
                }
            });
            return null;
        });
        distribute(waiting, distributions);
        return new CrossSections(distributions);
    }

    private static void distribute(List<ScoredSession> sessions, Distribution[][] distributions) {
        sessions.parallelStream().forEach(session -> distributions[session.session()] = session.distributions());
        sessions.clear();
    }

    @Override
    public void keep(CrossSections crossSections) {
        database.with("keep the cross-sections", connection -> {
            DistributionRows.write(connection, calendar, crossSections);
            return null;
        });
    }

    @Override
    public CrossSections crossSections() {
        return database.with("read the cross-sections", connection -> DistributionRows.read(connection, calendar));
    }

    @Override
    public void keep(
            int shard,
            List<SessionCoverage> coverage,
            Collection<SymbolState> states,
            Map<String, List<RecursiveAnchor>> anchors) {
        database.with("keep what comes with the rows of shard " + shard, connection -> {
            CoverageRows.writeOfShard(connection, shard, coverage);
            StateRows.write(connection, calendar, STATES, states);
            AnchorRows.write(connection, calendar, ANCHORS, anchors);
            return null;
        });
    }

    @Override
    public List<SessionCoverage> coverage() {
        Map<LocalDate, SessionCoverage> sums = new TreeMap<>();
        database.query("add up the coverage", "select * from feature.shard_coverage", CoverageRows::read)
                .forEach(part -> sums.merge(part.session(), part, SessionCoverage::plus));
        return List.copyOf(sums.values());
    }

    @Override
    public void replaceStates() {
        database.with("replace what the next build goes on from", connection -> {
            replace(connection, StateRows.TABLE, STATES);
            replace(connection, AnchorRows.TABLE, ANCHORS);
            return null;
        });
    }

    private static void replace(Connection connection, String table, String by) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("delete from " + table);
            statement.execute("insert into " + table + " select * from " + by);
        }
    }
}
