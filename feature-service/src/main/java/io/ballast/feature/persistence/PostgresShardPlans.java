package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.feature.application.AbandonedShardException;
import io.ballast.feature.application.ShardPass;
import io.ballast.feature.application.ShardPlan;
import io.ballast.feature.application.ShardPlans;
import io.ballast.feature.application.ShardStanding;
import io.ballast.feature.application.ShardTask;
import io.ballast.feature.application.ShardView;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.fingerprint.Definitions;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.database.Database;

/** Tables shard_plan and shard. */
@Singleton
class PostgresShardPlans implements ShardPlans {
    private static final String REPLICA = ProcessHandle.current().pid() + "@" + hostName();

    private static final String INSERT_PLAN = """
            insert into feature.shard_plan (attempt, build_id, run_id, moment, benchmark, horizon, delisting_return,
                last_due, target, definitions)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String TAKE = """
            select *
            from feature.shard join feature.shard_plan as plan using (attempt)
            where attempt = ? and passes = ? and definitions = ? order by shard limit 1 for update of shard skip locked""";

    private static final String DONE = """
            update feature.shard
            set passes = passes + 1, replica = ?, first_bar = ?::date, last_bar = ?::date, row_count = ?
            where attempt = ? and shard = ?""";

    private static final String FORGET_RESULTS = """
            truncate feature.shard_score, feature.shard_distribution, feature.shard_coverage, feature.shard_state,
                feature.shard_anchor""";

    private static final String STANDING = """
            select count(*) as shards, count(*) filter (where passes >= 1) as scored,
                count(*) filter (where passes >= 2) as written, min(first_bar) as first_bar, max(last_bar) as last_bar,
                coalesce(sum(row_count), 0) as row_count
            from feature.shard where attempt = ?""";

    private static final String VIEW = """
            select build_id, shard, cardinality(symbols) as symbols,
                (array['waiting', 'scored', 'written'])[passes + 1] as state, row_count, replica
            from feature.shard join feature.shard_plan using (attempt) order by shard""";

    private final Database database;
    private final ExchangeCalendar calendar;

    @Inject
    PostgresShardPlans(Database database, ExchangeCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    @Override
    public void clear() {
        // Committed at once, so that who still works at it sees it and stops; deleting the shards waits for that.
        database.update("give up the build in shards", "delete from feature.shard_plan");
        database.update("forget its shards", "delete from feature.shard");
        database.update("forget what they left", FORGET_RESULTS);
    }

    @Override
    public void begin(ShardPlan plan, List<List<String>> shards) {
        database.update(
                "begin the build in shards",
                INSERT_PLAN,
                plan.attempt(),
                plan.buildId(),
                plan.runId(),
                plan.moment(),
                plan.settings().benchmark(),
                plan.settings().targets().horizon(),
                plan.settings().targets().delistingReturn(),
                calendar.session(plan.lastDue()),
                plan.target(),
                Definitions.current().digest());
        database.with("add shards", connection -> insert(connection, plan.attempt(), shards));
    }

    private static int[] insert(Connection connection, UUID attempt, List<List<String>> shards) throws SQLException {
        String sql = "insert into feature.shard (attempt, shard, symbols) values (?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int shard = 0; shard < shards.size(); shard++) {
                insert.setObject(1, attempt);
                insert.setInt(2, shard);
                insert.setArray(
                        3, connection.createArrayOf("text", shards.get(shard).toArray()));
                insert.addBatch();
            }
            return insert.executeBatch();
        }
    }

    @Override
    public void beginWriting(ShardPlan plan, SessionRange reported) {
        int begun = database.update(
                "begin to write the shards",
                "update feature.shard_plan set from_session = ?, to_session = ? where attempt = ?",
                calendar.session(reported.from()),
                calendar.session(reported.toExclusive() - 1),
                plan.attempt());
        requireCurrent(begun == 1, plan.attempt());
    }

    @Override
    public Optional<ShardTask> take(UUID attempt, ShardPass pass) {
        return database
                .query(
                        "take a shard",
                        TAKE,
                        row -> task(row, pass),
                        attempt,
                        pass.ordinal(),
                        Definitions.current().digest())
                .stream()
                .findFirst();
    }

    private ShardTask task(ResultSet row, ShardPass pass) throws SQLException {
        TargetSettings targets = new TargetSettings(row.getInt("horizon"), row.getDouble("delisting_return"));
        ShardPlan plan = new ShardPlan(
                row.getObject("attempt", UUID.class),
                row.getObject("build_id", UUID.class),
                row.getString("run_id"),
                row.getString("moment"),
                new BuildSettings(targets, row.getString("benchmark")),
                ordinal(row, "last_due"),
                row.getInt("target"));
        int from = ordinal(row, "from_session");
        return new ShardTask(
                plan,
                row.getInt("shard"),
                pass,
                List.of((String[]) row.getArray("symbols").getArray()),
                from < 0 ? null : new SessionRange(from, ordinal(row, "to_session") + 1));
    }

    @Override
    public void done(ShardTask task, int firstBar, int lastBar, long rows) {
        database.update(
                "note a shard as done",
                DONE,
                REPLICA,
                date(firstBar),
                date(lastBar),
                rows,
                task.plan().attempt(),
                task.shard());
    }

    @Override
    public boolean isCurrent(UUID attempt) {
        // The caller's connection may be busy with a COPY.
        return OwnThread.call(() -> !database.query(
                        "look for the build", "select from feature.shard_plan where attempt = ?", row -> row, attempt)
                .isEmpty());
    }

    @Override
    public ShardStanding standing(UUID attempt) {
        ShardStanding standing = database.query("count the shards", STANDING, this::standing, attempt)
                .get(0);
        requireCurrent(standing.shards() > 0, attempt);
        return standing;
    }

    private ShardStanding standing(ResultSet row) throws SQLException {
        return new ShardStanding(
                row.getInt("shards"),
                row.getInt("scored"),
                row.getInt("written"),
                ordinal(row, "first_bar"),
                ordinal(row, "last_bar"),
                row.getLong("row_count"));
    }

    @Override
    public void giveUp(UUID attempt) {
        remove(attempt);
    }

    @Override
    public void end(UUID attempt) {
        requireCurrent(remove(attempt) == 1, attempt);
        database.update("forget its shards", "delete from feature.shard where attempt = ?", attempt);
        database.update("forget what they left", FORGET_RESULTS);
    }

    private int remove(UUID attempt) {
        return database.update("end the build in shards", "delete from feature.shard_plan where attempt = ?", attempt);
    }

    private static void requireCurrent(boolean current, UUID attempt) {
        if (!current) {
            throw new AbandonedShardException("Attempt " + attempt + " of a build was given up", null);
        }
    }

    @Override
    public List<ShardView> view() {
        return database.query(
                "list the shards",
                VIEW,
                row -> new ShardView(
                        row.getObject("build_id", UUID.class),
                        row.getInt("shard"),
                        row.getInt("symbols"),
                        row.getString("state"),
                        row.getLong("row_count"),
                        row.getString("replica")));
    }

    private Date date(int session) {
        return session < 0 ? null : Date.valueOf(calendar.session(session));
    }

    private int ordinal(ResultSet row, String column) throws SQLException {
        LocalDate date = row.getObject(column, LocalDate.class);
        return date == null ? -1 : calendar.ordinal(date);
    }

    /** As containers and shells know it; the process is told apart by its number anyway. */
    private static String hostName() {
        return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
    }
}
