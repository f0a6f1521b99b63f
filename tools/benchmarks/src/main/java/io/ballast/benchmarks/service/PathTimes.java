package io.ballast.benchmarks.service;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import io.ballast.benchmarks.build.BenchDatabase;

/** Where the time between the two events goes, by the times the service itself has noted; all by this machine's clock. */
public final class PathTimes {

    private static final String NOTED = """
            select o.created_at, o.started_at, min(e.created_at) as announced, max(e.created_at) as stored
            from %1$s.operation o join %1$s.outbox_event e on e.run_id = o.run_id
            where o.run_id = ? and o.type = ? and e.topic = any (?)
            group by o.id""";

    private static final String AT_WORK = "select count(*) from %s.operation where state in ('queued', 'running')";

    private final BenchDatabase database;
    private final Path path;
    private final Map<String, Duration> steps = new LinkedHashMap<>();
    private int runs;

    /**
     * The way from one event to another.
     *
     * @param service the service's schema
     * @param operation its type of operation
     * @param work what it does until it tells of the first of its answers, in words
     * @param topics the topics of its answers
     */
    public record Path(String service, String operation, String work, List<String> topics) {}

    /**
     * Nothing is known yet.
     *
     * @param database of the service
     * @param path what is timed
     */
    public PathTimes(BenchDatabase database, Path path) {
        this.database = database;
        this.path = path;
    }

    /**
     * Waits until the service has nothing to do any more.
     *
     * @param patience how long at most
     * @throws SQLException if the database does not answer
     * @throws InterruptedException if waiting is interrupted
     * @throws TimeoutException if that takes too long
     */
    public void awaitRest(Duration patience) throws SQLException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAtWork()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "the " + path.service() + " service is still at work after " + patience.toSeconds() + " s");
            }
            Thread.sleep(50);
        }
    }

    private boolean isAtWork() throws SQLException {
        try (Connection connection = database.source().getConnection();
                PreparedStatement query = connection.prepareStatement(AT_WORK.formatted(path.service()));
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1) > 0;
        }
    }

    /**
     * Adds a run; the first one, in a fresh process, does not count.
     *
     * @param runId the run
     * @param sent when it was told
     * @param received when the last answer came
     * @throws SQLException if the database does not answer
     */
    public void add(String runId, Instant sent, Instant received) throws SQLException {
        if (runs++ == 1) {
            steps.clear();
        }
        try (Connection connection = database.source().getConnection();
                PreparedStatement query = connection.prepareStatement(NOTED.formatted(path.service()))) {
            query.setString(1, runId);
            query.setString(2, path.operation());
            query.setArray(3, connection.createArrayOf("text", path.topics().toArray()));
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException(
                            "run " + runId + " has no " + path.operation() + " that was answered");
                }
                Instant noted = at(row, "created_at");
                Instant started = at(row, "started_at");
                Instant announced = at(row, "announced");
                Instant stored = at(row, "stored");
                step("take in and decide", sent, noted);
                step("wait for a worker", noted, started);
                step(path.work(), started, announced);
                step("store", announced, stored);
                step("commit and send", stored, received);
            }
        }
    }

    private void step(String step, Instant from, Instant to) {
        if (from.isBefore(to)) {
            steps.merge(step, Duration.between(from, to), Duration::plus);
        }
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * Where the time went.
     *
     * @return share of each step in the time of all runs that count
     */
    public Map<String, Double> shares() {
        double total = steps.values().stream().mapToLong(Duration::toNanos).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        steps.forEach((step, time) -> shares.put(step, time.toNanos() / total));
        return shares;
    }
}
