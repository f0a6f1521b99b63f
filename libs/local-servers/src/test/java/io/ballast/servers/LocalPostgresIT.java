package io.ballast.servers;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalPostgresIT {

    @TempDir
    Path folder;

    @Test
    void shouldAcceptOwnerUrlAndDeleteTemporaryDataWhenClosed() throws Exception {
        Path data;
        try (LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Options.defaults())) {
            URI url = URI.create(postgres.ownerUrl());
            assertThat(url.getScheme()).isEqualTo("postgresql");
            assertThat(url.getPath()).isEqualTo("/ballast");
            assertThat(url.getUserInfo()).isEqualTo("postgres:" + postgres.password());
            assertThat(query(postgres, "postgres", postgres.password(), "show server_version"))
                    .startsWith("17.");
            data = postgres.dataDir();
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void shouldRefuseWrongPasswordsOfOwnerAndOfOtherRoles() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Options.defaults())) {
            execute(postgres, "create role reader login password 'right'");

            assertThat(query(postgres, "reader", "right", "select current_user"))
                    .isEqualTo("reader");
            assertThatThrownBy(() -> query(postgres, "reader", "wrong", "select 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThatThrownBy(() -> query(postgres, "postgres", "wrong", "select 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void shouldFindItsRowsAgainWhenStartedOnKeptData() throws Exception {
        LocalPostgres.Options options = LocalPostgres.Options.defaults()
                .dataDir(folder.resolve("data"))
                .database("desk")
                .password("secret1")
                .logFile(folder.resolve("logs/postgres.log"))
                .setting("shared_buffers", "32MB");
        try (LocalPostgres first = LocalPostgres.start(options)) {
            execute(first, "create table bar (symbol text)");
            execute(first, "insert into bar values ('ACME')");
        }
        try (LocalPostgres second = LocalPostgres.start(options)) {
            assertThat(query(second, "postgres", "secret1", "select symbol from bar"))
                    .isEqualTo("ACME");
            assertThat(query(second, "postgres", "secret1", "show shared_buffers"))
                    .isEqualTo("32MB");
            assertThat(query(second, "postgres", "secret1", "show fsync")).isEqualTo("on");
        }
        assertThat(Files.readString(folder.resolve("logs/postgres.log"))).contains("ready to accept connections");
    }

    @Test
    void shouldStopServerThatOutlivedItsStarter() throws Exception {
        LocalPostgres.Options options =
                LocalPostgres.Options.defaults().dataDir(folder.resolve("data")).password("secret1");
        LocalPostgres postgres = LocalPostgres.start(options);
        ProcessHandle server =
                LeftOverPostgres.find(folder.resolve("data")).orElseThrow(() -> new AssertionError("no server found"));

        assertThat(LeftOverPostgres.stop(folder.resolve("data"))).isTrue();

        assertThat(server.isAlive()).isFalse();
        assertThat(LeftOverPostgres.stop(folder.resolve("data"))).isFalse();
        postgres.close();
    }

    @Test
    void shouldLeaveOtherProcessAloneWhenItsIdIsUsedAgain() throws Exception {
        long own = ProcessHandle.current().pid();
        Files.writeString(folder.resolve("postmaster.pid"), own + "\n" + folder.toRealPath() + "\n");

        assertThat(LeftOverPostgres.find(folder)).isEmpty();
        assertThat(LeftOverPostgres.stop(folder)).isFalse();
    }

    private static void execute(LocalPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), LocalPostgres.OWNER, postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(LocalPostgres postgres, String user, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), user, password);
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
