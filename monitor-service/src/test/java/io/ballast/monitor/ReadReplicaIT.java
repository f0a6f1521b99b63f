package io.ballast.monitor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.monitor.application.FeatureSamples;
import io.ballast.monitor.application.Judge;
import io.ballast.monitor.application.Thresholds;
import io.ballast.monitor.domain.validation.ValidationScope;
import io.ballast.monitor.support.DemoClock;
import io.ballast.monitor.support.PublishedMarket;
import io.ballast.monitor.support.StandInServices;
import io.ballast.testkit.ServersResource;
import io.ballast.testkit.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read for reports alone is read at {@code DATABASE_READ_URL}: here a database that holds something else. */
@QuarkusTest
@TestProfile(DemoClock.class)
@QuarkusTestResource(ServersResource.class)
@QuarkusTestResource(StandInServices.class)
class ReadReplicaIT {

    private static final String VARIABLE = "DATABASE_READ_URL";

    TestServers servers;

    @Inject
    Judge judge;

    @Inject
    FeatureSamples samples;

    @Inject
    Thresholds thresholds;

    @BeforeEach
    void setUp() {
        PublishedMarket market = new PublishedMarket(servers);
        market.include(300);
        market.statements(300, LocalDate.of(2017, 9, 30), LocalDate.of(2017, 11, 10));
        market.rows(300, LocalDate.of(2018, 2, 7));
    }

    @AfterEach
    void tearDown() {
        System.clearProperty(VARIABLE);
    }

    @Test
    void shouldReadStatementsAndSamplesAtTheReplica() throws SQLException {
        assertThat(judge.statementCoverage()).isEqualTo(1);

        System.setProperty(VARIABLE, replica());

        assertThat(judge.statementCoverage()).isEqualTo(0.5);
        assertThat(samples.draw(new ValidationScope(null, List.of()), 1, 10))
                .containsExactly(new FeatureSamples.Sample("R1", LocalDate.of(2018, 2, 7)));
    }

    @Test
    void shouldGoOnWithoutTheShareWhenTheReplicaDoesNotAnswer() {
        System.setProperty(VARIABLE, servers.databaseUrl() + "_that_is_not_there");

        assertThat(judge.statementCoverage()).isNull();
        assertThat(judge.freshness(thresholds.now()).dataSets()).hasSize(4);
    }

    private String replica() throws SQLException {
        String url = servers.databaseUrl() + "_replica";
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("create database " + url.substring(url.lastIndexOf('/') + 1));
        }
        String[] parts = url.substring("postgresql://".length()).split("@", 2);
        String[] login = parts[0].split(":", 2);
        try (Connection other = DriverManager.getConnection("jdbc:postgresql://" + parts[1], login[0], login[1]);
                Statement statement = other.createStatement()) {
            statement.execute("""
                    create schema ingestion;
                    create schema feature;
                    grant usage on schema ingestion, feature to ballast_reader;
                    create table ingestion.published_universe as select symbol, true as included, false as benchmark,
                        'CS' as security_type from unnest(array['R1', 'R2']) as symbol;
                    create table ingestion.published_fundamentals as
                        select 'R1' as symbol, date '2017-09-30' as period_end, date '2017-11-10' as filing_date;
                    create table feature.published_features as select 'R1' as symbol, date '2018-02-07' as session;
                    grant select on ingestion.published_universe, ingestion.published_fundamentals,
                        feature.published_features to ballast_reader""");
        }
        return url;
    }
}
