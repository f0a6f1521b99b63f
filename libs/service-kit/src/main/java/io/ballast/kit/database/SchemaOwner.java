package io.ballast.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;

import io.ballast.contracts.Services;
import io.ballast.kit.config.ServiceName;

/**
 * What only the database's owner may do: roles, schemas and grants. Idempotent, and safe when all services start at
 * once, because an advisory lock lets one after the other through.
 */
final class SchemaOwner {

    /** Group of all service roles; published views are granted to it, so no grant depends on who migrates first. */
    static final String READERS = "ballast_reader";

    private static final long SETUP_LOCK = 0x42414c4c415354L;

    private final UnaryOperator<String> passwords;

    /**
     * @param passwords gives the password for a variable name, null if it is not known here
     */
    SchemaOwner(UnaryOperator<String> passwords) {
        this.passwords = passwords;
    }

    /** Creates or corrects every role and schema. */
    void setUp(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            lock(statement);
            createRole(owner, READERS, false);
            for (String service : Services.all()) {
                setUpService(owner, statement, service);
            }
            setUpClock(statement);
            owner.commit();
        } catch (SQLException failed) {
            owner.rollback();
            throw failed;
        } finally {
            owner.setAutoCommit(true);
        }
    }

    private static void lock(Statement statement) throws SQLException {
        statement.execute("select pg_advisory_xact_lock(" + SETUP_LOCK + ")");
    }

    private void setUpService(Connection owner, Statement statement, String service) throws SQLException {
        String role = ServiceName.databaseRole(service);
        createRole(owner, role, true);
        String password = passwords.apply(ServiceName.passwordVariable(service));
        if (password != null && !password.isBlank()) {
            statement.execute("alter role " + role + " password " + literal(owner, password));
        }
        statement.execute("grant " + READERS + " to " + role);
        statement.execute("create schema if not exists " + service);
        statement.execute("grant usage on schema " + service + " to " + READERS);
    }

    /**
     * Gives a service its rights on what its schema holds now; run after each migration, in a transaction. One at a time:
     * PostgreSQL refuses concurrent grants on one table.
     */
    static void grantOwnSchema(Statement statement, String service) throws SQLException {
        lock(statement);
        String role = ServiceName.databaseRole(service);
        statement.execute(
                "grant select, insert, update, delete, truncate on all tables in schema " + service + " to " + role);
        statement.execute("grant usage, select on all sequences in schema " + service + " to " + role);
    }

    private static void setUpClock(Statement statement) throws SQLException {
        List<String> commands = List.of(
                "create schema if not exists ballast",
                "grant usage on schema ballast to " + READERS,
                """
                create table if not exists ballast.business_clock (
                    singleton boolean primary key default true check (singleton),
                    started_at timestamptz not null,
                    instant timestamptz not null)""",
                "grant select, insert, update on ballast.business_clock to " + READERS);
        for (String command : commands) {
            statement.execute(command);
        }
    }

    private static void createRole(Connection owner, String role, boolean login) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            query.setString(1, role);
            try (ResultSet found = query.executeQuery()) {
                if (found.next()) {
                    return;
                }
            }
        }
        try (Statement statement = owner.createStatement()) {
            statement.execute("create role " + role + (login ? " login" : " nologin"));
        }
    }

    private static String literal(Connection owner, String text) throws SQLException {
        try (PreparedStatement quote = owner.prepareStatement("select quote_literal(?)")) {
            quote.setString(1, text);
            try (ResultSet quoted = quote.executeQuery()) {
                quoted.next();
                return quoted.getString(1);
            }
        }
    }
}
