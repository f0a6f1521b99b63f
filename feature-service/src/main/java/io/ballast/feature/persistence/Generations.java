package io.ballast.feature.persistence;

import java.sql.SQLException;
import java.sql.Statement;

import io.ballast.kit.database.Database;

/**
 * The two generations of rows: the view shows one, a full build writes the other. Readers touch both, since which one
 * they need is known only when their query runs; so a lock that waits for them would keep later readers waiting too, and
 * none is waited for.
 */
final class Generations {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Database database;

    Generations(Database database) {
        this.database = database;
    }

    /**
     * Locks out other builds until the end of the transaction.
     *
     * @return the published generation
     */
    int lockPublished() {
        return database.query(
                        "lock the published generation",
                        "select generation from feature.published_generation for update",
                        row -> row.getInt(1))
                .get(0);
    }

    /**
     * Which generation is published just now.
     *
     * @return it, of which nothing is locked
     */
    int published() {
        return database.query(
                        "ask for the published generation",
                        "select generation from feature.published_generation",
                        row -> row.getInt(1))
                .get(0);
    }

    /** The table of a generation. Rows that are added to it need not name the generation. */
    static String table(int generation) {
        return "feature.feature_row_" + generation;
    }

    /** The one that is not published. */
    static int beside(int published) {
        return 1 - published;
    }

    /** Makes the other generation the published one, for all readers at the end of the transaction. */
    void publish(int generation) {
        database.update("publish the rows", "update feature.published_generation set generation = ?", generation);
    }

    /**
     * Empties a generation that is not published, also of what a build left that did not come to its end. Done at once,
     * in a transaction of its own.
     */
    void clear(int generation) {
        String table = table(generation);
        OwnThread.run(() -> {
            if (!isEmpty(table) && !truncate(table)) {
                // Somebody reads just now.
                database.update("clear " + table, "delete from " + table);
            }
        });
    }

    private boolean isEmpty(String table) {
        return database.query("look into " + table, "select from " + table + " limit 1", row -> row)
                .isEmpty();
    }

    private boolean truncate(String table) {
        return database.with("truncate " + table, connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table " + table + " in access exclusive mode nowait");
                statement.execute("truncate " + table);
                connection.commit();
                return true;
            } catch (SQLException failed) {
                connection.rollback();
                if (LOCK_NOT_AVAILABLE.equals(failed.getSQLState())) {
                    return false;
                }
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }
}
