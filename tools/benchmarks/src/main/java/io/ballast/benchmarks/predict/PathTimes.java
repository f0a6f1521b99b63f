package io.ballast.benchmarks.predict;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import io.ballast.benchmarks.build.BenchDatabase;

/** Where the time between the two events goes, by the times the service itself has noted; all by this machine's clock. */
final class PathTimes {

    private static final String NOTED = """
            select o.created_at, o.started_at, min(e.created_at) as announced, max(e.created_at) as stored
            from model.operation o join model.outbox_event e on e.run_id = o.run_id
            where o.run_id = ? and o.type = 'predict' and e.topic in ('model-trained', 'predictions-ready')
            group by o.id""";

    private static final String AT_WORK = "select count(*) from model.operation where state in ('queued', 'running')";

    private final BenchDatabase database;
    private final Map<String, Duration> steps = new LinkedHashMap<>();
    private int runs;

    PathTimes(BenchDatabase database) {
        this.database = database;
    }

    /**
     * Waits until the service has nothing to do any more.
     *
     * @throws TimeoutException if that takes too long
     */
    void awaitRest(Duration patience) throws SQLException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAtWork()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the model service is still at work after " + patience.toSeconds() + " s");
            }
            Thread.sleep(50);
        }
    }

    private boolean isAtWork() throws SQLException {
        try (Connection connection = database.source().getConnection();
                PreparedStatement query = connection.prepareStatement(AT_WORK);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1) > 0;
        }
    }

    /** Adds a run; the first one, in a fresh process, does not count. */
    void add(String runId, Instant sent, Instant received) throws SQLException {
        if (runs++ == 1) {
            steps.clear();
        }
        try (Connection connection = database.source().getConnection();
                PreparedStatement query = connection.prepareStatement(NOTED)) {
            query.setString(1, runId);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("run " + runId + " was trained for, not predicted");
                }
                Instant noted = at(row, "created_at");
                Instant started = at(row, "started_at");
                Instant announced = at(row, "announced");
                Instant stored = at(row, "stored");
                step("take in and decide", sent, noted);
                step("wait for a worker", noted, started);
                step("read and predict", started, announced);
                step("store", announced, stored);
                step("commit and send", stored, received);
            }
        }
    }

    private void step(String step, Instant from, Instant to) {
        steps.merge(step, Duration.between(from, to), Duration::plus);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Share of each step in the time of all runs that count. */
    Map<String, Double> shares() {
        double total = steps.values().stream().mapToLong(Duration::toNanos).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        steps.forEach((step, time) -> shares.put(step, time.toNanos() / total));
        return shares;
    }
}
