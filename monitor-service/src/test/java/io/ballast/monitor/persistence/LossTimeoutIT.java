package io.ballast.monitor.persistence;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.kit.database.Database;
import io.ballast.monitor.application.LossTimedOutException;
import io.ballast.monitor.config.AttributionSettings;
import io.ballast.monitor.domain.cause.Loss;
import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.PublishedMarket;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class LossTimeoutIT {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);

    TestServers servers;

    @Inject
    Database database;

    @BeforeEach
    void setUp() {
        PublishedMarket market = new PublishedMarket(servers);
        market.include(3);
        market.bars(3, SESSION, SESSION);
        market.absent(1, 2, SESSION, "provider-missing", "polygon");
    }

    @Test
    void shouldGiveUpAndLeaveTheCallersTransactionAlone() throws Exception {
        PublishedLosses losses = new PublishedLosses(database, new AttributionSettings(Duration.ofMillis(300)));
        try (Connection other = servers.owner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table ingestion.test_absence in access exclusive mode");

            QuarkusTransaction.requiringNew().run(() -> {
                assertThatThrownBy(() -> losses.lostCellsInTime(Loss.BARS, List.of(SESSION)))
                        .isInstanceOf(LossTimedOutException.class)
                        .hasMessageContaining("timed out after 0.3 s");
                assertThat(database.query("select current_setting('statement_timeout')", row -> row.getString(1)))
                        .containsExactly("0");
            });
            other.rollback();
        }

        assertThat(losses.lostCellsInTime(Loss.BARS, List.of(SESSION))).hasSize(2);
    }
}
