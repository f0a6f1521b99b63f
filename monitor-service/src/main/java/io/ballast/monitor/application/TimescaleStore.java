package io.ballast.monitor.application;

import java.util.List;
import java.util.Optional;

/** The database as far as TimescaleDB goes. */
public interface TimescaleStore {

    /**
     * The extension in this database.
     *
     * @param version its version
     * @param schema where its functions are, quoted if it has to be
     */
    record Extension(String version, String schema) {}

    /**
     * Looks for the extension.
     *
     * @return empty if it is not installed in this database
     */
    Optional<Extension> extension();

    /**
     * Whether the copy of daily bars is there.
     *
     * @return false without the extension
     */
    boolean hasCopy();

    /**
     * Runs statements as the owner of the database, each in a transaction of its own.
     *
     * @param statements in order
     * @throws IllegalStateException if this service may not act as the owner, or a statement is refused; it says which
     */
    void executeAsOwner(List<String> statements);

    /**
     * Runs statements under the monitor's own role, each in a transaction of its own.
     *
     * @param statements in order
     */
    void execute(List<String> statements);
}
