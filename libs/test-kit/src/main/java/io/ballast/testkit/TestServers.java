package io.ballast.testkit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

import io.ballast.servers.LocalKafka;
import io.ballast.servers.LocalPostgres;

/**
 * A PostgreSQL server, shared by the tests of a JVM with a fresh database for each, and a Kafka broker, a fresh one for
 * each, since topics have fixed names.
 */
public final class TestServers implements AutoCloseable {

    private static final String POSTGRES_IMAGE = "postgres:17";
    private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";
    private static final int PATIENCE_SECONDS = 5;

    private final String databaseUrl;
    private final String bootstrapServers;
    private final AutoCloseable broker;
    private Connection standing;

    private TestServers(String databaseUrl, String bootstrapServers, AutoCloseable broker) {
        this.databaseUrl = databaseUrl;
        this.bootstrapServers = bootstrapServers;
        this.broker = broker;
    }

    /** Starts what is not running yet, and makes a fresh database. */
    public static TestServers start() {
        try {
            String database = freshDatabase(InfraMode.chosen() == InfraMode.CONTAINERS ? Container.URL : Embedded.URL);
            if (InfraMode.chosen() == InfraMode.CONTAINERS) {
                KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE);
                kafka.start();
                return new TestServers(database, kafka.getBootstrapServers(), kafka::stop);
            }
            LocalKafka kafka = LocalKafka.start(LocalKafka.Options.defaults());
            return new TestServers(database, kafka.bootstrapServers(), kafka);
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("Failed to start servers for tests", failed);
        }
    }

    /** The fresh database as its owner sees it: {@code postgresql://user:password@host:port/database}. */
    public String databaseUrl() {
        return databaseUrl;
    }

    /** The broker. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** A connection as the owner of the fresh database. */
    public Connection owner() throws SQLException {
        return connect(databaseUrl);
    }

    /**
     * The same as {@link #owner()}, kept open for many short statements, since each new connection costs the server a process.
     * It is not the caller's to close, and for one thread at a time.
     */
    public synchronized Connection standing() throws SQLException {
        if (standing == null || !standing.isValid(PATIENCE_SECONDS)) {
            standing = owner();
        }
        return standing;
    }

    @Override
    public void close() {
        try {
            if (standing != null) {
                standing.close();
            }
            broker.close();
        } catch (Exception failed) {
            throw new IllegalStateException("Failed to stop the broker", failed);
        }
    }

    private static String freshDatabase(String serverUrl) throws SQLException {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection owner = connect(serverUrl);
                Statement statement = owner.createStatement()) {
            statement.execute("create database " + name);
        }
        return serverUrl.substring(0, serverUrl.lastIndexOf('/') + 1) + name;
    }

    private static Connection connect(String url) throws SQLException {
        String[] parts = url.substring("postgresql://".length()).split("@", 2);
        String[] login = parts[0].split(":", 2);
        return DriverManager.getConnection("jdbc:postgresql://" + parts[1], login[0], login[1]);
    }

    /** Holds the embedded server of this JVM; it stops with it. */
    private static final class Embedded {
        private static final String URL = startServer();

        private static String startServer() {
            try {
                return LocalPostgres.start(LocalPostgres.Options.defaults()).ownerUrl();
            } catch (IOException failed) {
                throw new IllegalStateException("Failed to start PostgreSQL for tests", failed);
            }
        }
    }

    /** Holds the container of this JVM; Testcontainers removes it. */
    private static final class Container {
        private static final String URL = startContainer();

        @SuppressWarnings("resource")
        private static String startContainer() {
            PostgreSQLContainer server = new PostgreSQLContainer(POSTGRES_IMAGE);
            server.start();
            return "postgresql://" + server.getUsername() + ":" + server.getPassword() + "@" + server.getHost() + ":"
                    + server.getFirstMappedPort() + "/" + server.getDatabaseName();
        }
    }
}
