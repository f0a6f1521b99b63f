package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.ballast.kit.copy.BinaryCopyWriter;
import io.ballast.kit.database.Database;
import io.ballast.kit.database.DatabaseException;

/** One COPY over one connection, fed in order by a thread of its own. */
final class CopyLane implements AutoCloseable {
    private static final String WHAT = "write features";

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final boolean apart;
    private Connection connection;
    private BinaryCopyWriter copy;
    private volatile RuntimeException failure;

    private interface Work<T> {
        T run() throws SQLException;
    }

    private CopyLane(boolean apart) {
        this.apart = apart;
    }

    /** A lane within the caller's transaction, on whose connection nothing else is done until the lane is closed. */
    static CopyLane inTransaction(Database database, String sql) {
        CopyLane lane = new CopyLane(false);
        return lane.started(() -> checked(() -> lane.start(database, sql)));
    }

    /** A lane with a transaction of its own, committed by {@link #commit()}. */
    static CopyLane apart(Database database, String sql) {
        CopyLane lane = new CopyLane(true);
        // The caller's thread would be given the connection of the caller's transaction.
        return lane.started(() -> await(lane.later(() -> lane.start(database, sql))));
    }

    private CopyLane started(Runnable start) {
        try {
            start.run();
            return this;
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private Void start(Database database, String sql) throws SQLException {
        connection = database.connect();
        if (apart) {
            connection.setAutoCommit(false);
        }
        copy = new BinaryCopyWriter(connection, sql);
        return null;
    }

    /** Sends rows, later; a failure is told at the next call. */
    void write(EncodedRows rows, int index) {
        thread.execute(() -> send(rows, index));
        if (failure != null) {
            throw failure;
        }
    }

    private void send(EncodedRows rows, int index) {
        try {
            if (failure == null) {
                copy.write(rows.copy(index));
            }
        } catch (SQLException failed) {
            failure = new DatabaseException(WHAT, failed);
        } finally {
            rows.release();
        }
    }

    /** Ends the COPY when all rows are sent, and says how many there were. */
    CompletableFuture<Long> finish() {
        return later(() -> {
            if (failure != null) {
                throw failure;
            }
            return copy.finish();
        });
    }

    /** Makes the rows last; for a lane with a transaction of its own. */
    void commit() {
        await(later(() -> {
            connection.commit();
            return null;
        }));
    }

    /** What is not committed is gone; waits for what is being sent. */
    @Override
    public void close() {
        try {
            await(later(this::end));
        } finally {
            thread.shutdown();
        }
    }

    private Void end() throws SQLException {
        if (copy != null) {
            copy.close();
        }
        if (connection != null) {
            try (Connection closed = connection) {
                if (apart) {
                    Snapshots.end(closed);
                }
            }
        }
        return null;
    }

    private <T> CompletableFuture<T> later(Work<T> work) {
        return CompletableFuture.supplyAsync(() -> checked(work), thread);
    }

    private static <T> T checked(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException failed) {
            throw new DatabaseException(WHAT, failed);
        }
    }

    /** Waits for a thread, even if interrupted: a connection must not be left while a COPY runs on it. */
    static <T> T await(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
