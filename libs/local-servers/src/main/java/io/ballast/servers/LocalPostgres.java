package io.ballast.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL server, reachable from this machine only, every login with its role's password.
 *
 * <p>The server is a process of its own. If this JVM is killed, the server lives on; {@link LeftOverPostgres} finds and stops it.
 */
public final class LocalPostgres implements AutoCloseable {

    /** The role that owns the database and sets up the other roles. */
    public static final String OWNER = "postgres";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final String LOGIN_RULES = """
            # Written by Ballast: from this machine only, and never without the role's password.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128      scram-sha-256
            """;

    private final EmbeddedPostgres server;
    private final Options options;
    private final Path dataDir;

    private LocalPostgres(EmbeddedPostgres server, Options options, Path dataDir) {
        this.server = server;
        this.options = options;
        this.dataDir = dataDir;
    }

    /**
     * Starts a server and returns when it answers and the database exists.
     *
     * @param options where its data lives, its port, its owner's password and its settings
     * @return the running server
     * @throws IOException if the server does not come up; the message names the data directory and the log
     */
    public static LocalPostgres start(Options options) throws IOException {
        Path dataDir = options.dataDir != null ? options.dataDir : Files.createTempDirectory("ballast-postgres-");
        LocalPostgres postgres = null;
        try {
            postgres = new LocalPostgres(launch(options, dataDir), options, dataDir);
            postgres.prepare();
            return postgres;
        } catch (IOException | SQLException | RuntimeException problem) {
            if (postgres != null) {
                postgres.close();
            }
            String log = options.logFile == null ? "" : "; its log is " + options.logFile;
            throw new IOException(
                    "PostgreSQL did not start in " + dataDir + ": " + problem.getMessage() + log, problem);
        }
    }

    private static EmbeddedPostgres launch(Options options, Path dataDir) throws IOException {
        Directories.createPrivate(dataDir);
        Files.createDirectories(options.binariesDir);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPGStartupWait(START_LIMIT)
                .setOverrideWorkingDirectory(options.binariesDir.toFile())
                .setDataDirectory(dataDir)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(options.stopWithJvm)
                .setConnectConfig("password", options.password);
        if (options.port > 0) {
            builder.setPort(options.port);
        }
        if (options.logFile != null) {
            Files.createDirectories(options.logFile.toAbsolutePath().getParent());
            var log = ProcessBuilder.Redirect.appendTo(options.logFile.toFile());
            builder.setOutputRedirector(log).setErrorRedirector(log);
        }
        PostgresSettings.of(options.durable, options.settings).forEach(builder::setServerConfig);
        return builder.start();
    }

    /** Requires passwords (a new server would let everybody in) and creates the database. */
    private void prepare() throws SQLException, IOException {
        Path rules = dataDir.resolve("pg_hba.conf");
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!Files.readString(rules).equals(LOGIN_RULES)) {
                statement.execute("alter role " + OWNER + " password '" + options.password.replace("'", "''") + "'");
                Files.writeString(rules, LOGIN_RULES);
                statement.execute("select pg_reload_conf()");
            }
            if (!exists(connection, options.database)) {
                statement.execute("create database \"" + options.database.replace("\"", "\"\"") + "\"");
            }
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        var login = new Properties();
        login.setProperty("user", OWNER);
        login.setProperty("password", options.password);
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port() + "/" + database, login);
    }

    /**
     * The port the server listens on.
     *
     * @return 1 to 65535
     */
    public int port() {
        return server.getPort();
    }

    /**
     * The owner's connection in the form {@code DATABASE_URL} takes, password included.
     *
     * @return {@code postgresql://user:password@localhost:port/database}
     */
    public String ownerUrl() {
        return "postgresql://" + OWNER + ":" + options.password + "@localhost:" + port() + "/" + options.database;
    }

    /**
     * The database as JDBC names it, without credentials.
     *
     * @return {@code jdbc:postgresql://localhost:port/database}
     */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port() + "/" + options.database;
    }

    /**
     * The owner's password.
     *
     * @return the one of the options, or the generated one
     */
    public String password() {
        return options.password;
    }

    /**
     * Where the server keeps its data.
     *
     * @return the directory; it is gone after {@link #close()} if the options named none
     */
    public Path dataDir() {
        return dataDir;
    }

    /** Stops the server. Temporary data is deleted, a named data directory is kept. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException problem) {
            throw new UncheckedIOException("PostgreSQL in " + dataDir + " did not stop", problem);
        } finally {
            if (options.dataDir == null) {
                Directories.delete(dataDir);
            }
        }
    }

    /** How to start the server; every method changes one thing and returns this object. */
    public static final class Options {

        private Path dataDir;
        private Path binariesDir = PostgresBinaries.defaultDirectory();
        private int port;
        private String database = "ballast";
        private String password = Passwords.generate();
        private Path logFile;
        private boolean durable;
        private boolean stopWithJvm = true;
        private final Map<String, String> settings = new LinkedHashMap<>();

        private Options() {}

        /**
         * Temporary data, a free port, database {@code ballast}, a generated password, stopped with this JVM.
         *
         * @return the defaults, to be changed
         */
        public static Options defaults() {
            return new Options();
        }

        /**
         * Keeps the data in a directory, safely on disk: it is still there after {@link LocalPostgres#close()} and after a crash.
         * A kept directory must be started with the password it was created with.
         *
         * @param directory created if it is not there
         * @return this
         */
        public Options dataDir(Path directory) {
            dataDir = directory.toAbsolutePath();
            durable = true;
            return this;
        }

        /**
         * Where the server's unpacked programs are kept from one start to the next.
         *
         * @param directory about 60 MB; created if it is not there
         * @return this
         */
        public Options binariesDir(Path directory) {
            binariesDir = directory.toAbsolutePath();
            return this;
        }

        /**
         * The port to listen on.
         *
         * @param number 1 to 65535, or 0 for a free one
         * @return this
         */
        public Options port(int number) {
            port = number;
            return this;
        }

        /**
         * The database to create if it does not exist.
         *
         * @param name its name
         * @return this
         */
        public Options database(String name) {
            database = name;
            return this;
        }

        /**
         * The owner's password.
         *
         * @param secret letters and digits, so that it needs no escaping in {@link LocalPostgres#ownerUrl()}
         * @return this
         */
        public Options password(String secret) {
            if (!secret.matches("[A-Za-z0-9]+")) {
                throw new IllegalArgumentException("The owner's password must be made of letters and digits");
            }
            password = secret;
            return this;
        }

        /**
         * Where the server writes its messages.
         *
         * @param file appended to; its directory is created if it is not there
         * @return this
         */
        public Options logFile(Path file) {
            logFile = file.toAbsolutePath();
            return this;
        }

        /**
         * Whether committed data survives a crash of the machine; costs time.
         *
         * @param yes default: false with temporary data, true with a data directory
         * @return this
         */
        public Options durable(boolean yes) {
            durable = yes;
            return this;
        }

        /**
         * Whether a shutdown hook of this JVM stops the server.
         *
         * @param yes false if the caller closes it in an order of its own
         * @return this
         */
        public Options stopWithJvm(boolean yes) {
            stopWithJvm = yes;
            return this;
        }

        /**
         * A server setting that differs from the defaults of this class.
         *
         * @param name such as {@code shared_buffers}
         * @param value such as {@code 64MB}
         * @return this
         */
        public Options setting(String name, String value) {
            settings.put(name, value);
            return this;
        }
    }
}
