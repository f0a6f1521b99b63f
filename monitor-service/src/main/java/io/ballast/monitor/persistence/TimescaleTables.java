package io.ballast.monitor.persistence;

import java.sql.Statement;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.kit.database.OwnerStatements;
import io.ballast.monitor.application.TimescaleStore;

/** Asks PostgreSQL's catalogue for the extension and its copy. */
@Singleton
class TimescaleTables implements TimescaleStore {

    private final Database database;
    private final OwnerStatements owner;

    @Inject
    TimescaleTables(Database database, OwnerStatements owner) {
        this.database = database;
        this.owner = owner;
    }

    @Override
    public Optional<Extension> extension() {
        return database
                .query(
                        "select extversion, extnamespace::regnamespace::text as schema from pg_extension"
                                + " where extname = 'timescaledb'",
                        row -> new Extension(row.getString("extversion"), row.getString("schema")))
                .stream()
                .findFirst();
    }

    @Override
    public boolean hasCopy() {
        return database.query(
                        "select to_regclass('monitor.daily_bar_copy') is not null as there",
                        row -> row.getBoolean("there"))
                .get(0);
    }

    @Override
    public void executeAsOwner(List<String> statements) {
        owner.execute(statements);
    }

    @Override
    public void execute(List<String> statements) {
        database.with("refresh the copy of daily bars", connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return null;
        });
    }
}
