package io.ballast.kit.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import io.ballast.kit.config.ServiceName;
import io.ballast.kit.copy.BinaryCopyReader;
import io.ballast.kit.copy.BinaryCopyWriter;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class DatabaseIT {

    /** The kit's own migrations, which every service begins with. */
    private static final List<String> KIT_VERSIONS = List.of("000", "000.1");

    private static final String NEWEST = KIT_VERSIONS.get(KIT_VERSIONS.size() - 1);
    private static final String COLUMNS = "symbol, price, volume, day, whole, flag, at";

    @Inject
    DataSource database;

    TestServers servers;

    @Test
    void shouldWorkUnderItsOwnRoleWithoutTheOwnersRights() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(text(statement, "select current_user")).isEqualTo("ballast_ingestion");
            assertThat(text(statement, "select current_schema()")).isEqualTo("ingestion");
            assertThatThrownBy(() -> statement.execute("create table ingestion.mine (a int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("create table feature.theirs (a int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void shouldLetOtherServicesReadPublishedViewsOnly() throws SQLException {
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("set role ballast_model");
            statement.executeQuery("select * from ingestion.published_sample");
            assertThatThrownBy(() -> statement.executeQuery("select * from ingestion.sample"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void shouldSetUpAgainWithoutHarm() throws SQLException {
        try (Connection owner = servers.owner()) {
            new SchemaOwner(name ->
                            "test-" + name.substring(0, name.indexOf('_')).toLowerCase(java.util.Locale.ROOT))
                    .setUp(owner);
        }

        shouldWorkUnderItsOwnRoleWithoutTheOwnersRights();
    }

    @Test
    void shouldMigrateASchemaOnceWithoutItsService() throws SQLException {
        OwnerDatabase database = new OwnerDatabase(
                name -> ConfigProvider.getConfig().getConfigValue(name).getValue());

        assertThat(MigrateMain.migrate(database, new ServiceName("model")))
                .containsEntry("service", "model")
                .containsEntry("from", "none")
                .containsEntry("to", NEWEST)
                .containsEntry("applied", KIT_VERSIONS.size());
        assertThat(MigrateMain.migrate(database, new ServiceName("model")))
                .containsEntry("from", NEWEST)
                .containsEntry("applied", 0);

        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("set role ballast_model");
            assertThat(text(statement, "select count(*) from model.operation")).isEqualTo("0");
        }
    }

    @Test
    void shouldMigrateByManyAtOnce() {
        OwnerDatabase database = new OwnerDatabase(
                name -> ConfigProvider.getConfig().getConfigValue(name).getValue());
        ServiceName service = new ServiceName("monitor");

        List<Map<String, Object>> outcomes = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> MigrateMain.migrate(database, service), task -> new Thread(task).start()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(outcomes).extracting(outcome -> outcome.get("to")).containsOnly(NEWEST);
        assertThat(outcomes).extracting(outcome -> outcome.get("applied")).containsOnlyOnce(KIT_VERSIONS.size());
    }

    @Test
    void shouldBringBackEveryTypeByBinaryCopy() throws SQLException {
        Instant at = Instant.parse("2018-02-07T21:00:00.123456Z");
        try (Connection connection = database.getConnection()) {
            write(connection, at);

            try (BinaryCopyReader reader = new BinaryCopyReader(
                    connection,
                    "copy (select symbol, price, volume, day, whole, flag from sample order by symbol) to stdout (format binary)")) {
                assertThat(reader.nextRow()).isTrue();
                assertThat(reader.text()).isEqualTo("BRK.B");
                assertThat(reader.float8()).isEqualTo(1.5);
                assertThat(reader.int8()).isEqualTo(1L << 40);
                assertThat(reader.epochDay())
                        .isEqualTo((int) LocalDate.of(1999, 12, 31).toEpochDay());
                assertThat(reader.int4()).isEqualTo(-7);
                assertThat(reader.bool()).isTrue();
                assertThat(reader.nextRow()).isTrue();
                assertThat(reader.text()).isEqualTo("Ünï");
                assertThat(reader.float8()).isNaN();
                assertThat(reader.int8()).isZero();
                assertThat(reader.wasNull()).isTrue();
                assertThat(reader.nextRow()).isFalse();
            }
            try (Statement statement = connection.createStatement()) {
                assertThat(text(statement, "select at = '" + at + "'::timestamptz from sample where symbol = 'BRK.B'"))
                        .isEqualTo("t");
            }
        }
    }

    private static void write(Connection connection, Instant at) throws SQLException {
        try (BinaryCopyWriter writer =
                new BinaryCopyWriter(connection, "copy sample (" + COLUMNS + ") from stdin (format binary)")) {
            writer.startRow(7);
            writer.text("BRK.B");
            writer.float8(1.5);
            writer.int8(1L << 40);
            writer.date(LocalDate.of(1999, 12, 31));
            writer.int4(-7);
            writer.bool(true);
            writer.timestamp(at.getEpochSecond() * 1_000_000 + at.getNano() / 1000);
            writer.startRow(7);
            writer.text("Ünï");
            writer.float8(Double.NaN);
            for (int i = 0; i < 5; i++) {
                writer.nullValue();
            }
            assertThat(writer.finish()).isEqualTo(2);
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
