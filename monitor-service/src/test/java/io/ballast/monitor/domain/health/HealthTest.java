package io.ballast.monitor.domain.health;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.monitor.domain.health.DatabaseHealth.TableRows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class HealthTest {

    private static final TableRows NO_BLOAT = new TableRows("feature.feature_row_2018", 1_000_000, 1_000);

    private static HealthCheck check(List<HealthCheck> checks, String name) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DatabaseHealth database(String version, int connections, double oldest, TableRows rows, double lag) {
        return new DatabaseHealth(version, connections, 100, oldest, 1L << 30, List.of(rows), lag);
    }

    @ParameterizedTest
    @CsvSource({
        "17.11, 50, 0, 1000, NaN, HEALTHY",
        "14.2, 50, 0, 1000, NaN, WARNING",
        "17.11, 80, 0, 1000, NaN, WARNING",
        "17.11, 95, 0, 1000, NaN, CRITICAL",
        "17.11, 50, 3600, 1000, NaN, WARNING",
        "17.11, 50, 0, 700000, NaN, WARNING",
        "17.11, 50, 0, 9000000, NaN, CRITICAL",
        "17.11, 50, 0, 1000, 59, HEALTHY",
        "17.11, 50, 0, 1000, 900, CRITICAL",
        "18beta1, 50, 0, 1000, NaN, HEALTHY"
    })
    void shouldJudgeTheDatabase(
            String version, int connections, double oldest, long dead, double lag, Health expected) {
        TableRows rows = new TableRows("ingestion.daily_bar_2018", 1_000_000, dead);
        HealthReport report = new HealthReport(
                Instant.EPOCH, database(version, connections, oldest, rows, lag).checks());

        assertThat(report.status()).isEqualTo(expected);
        assertThat(report.checks()).allSatisfy(check -> {
            if (check.status() != Health.HEALTHY) {
                assertThat(check.recommendation()).isNotBlank();
            }
        });
    }

    @Test
    void shouldNotMindDeadRowsOfSmallTables() {
        TableRows small = new TableRows("monitor.incident", 100, 900);

        assertThat(check(database("17.11", 1, 0, small, Double.NaN).checks(), "bloat")
                        .status())
                .isEqualTo(Health.HEALTHY);
    }

    @Test
    void shouldNameTheTableToVacuum() {
        TableRows large = new TableRows("ingestion.daily_bar_2018", 100_000, 100_000);

        HealthCheck bloat = check(database("17.11", 1, 0, large, Double.NaN).checks(), "bloat");

        assertThat(bloat.detail()).isEqualTo("50.0 % dead rows in ingestion.daily_bar_2018");
        assertThat(bloat.recommendation()).contains("vacuum (analyze) ingestion.daily_bar_2018");
    }

    @Test
    void shouldSayNothingOfAReplicaThatIsNotThere() {
        assertThat(database("17.11", 1, 0, NO_BLOAT, Double.NaN).checks())
                .extracting(HealthCheck::name)
                .doesNotContain("replication lag");
    }

    @Test
    void shouldJudgeTheBroker() {
        BrokerHealth well = new BrokerHealth(1, List.of(), Map.of("feature/bars-ingested", 0L), Map.of());
        BrokerHealth ill = new BrokerHealth(
                1,
                List.of("features-ready"),
                Map.of("feature/bars-ingested", 2_000L, "model/features-ready", 0L),
                Map.of("bars-ingested", 3L));

        assertThat(well.checks()).extracting(HealthCheck::status).containsOnly(Health.HEALTHY);
        assertThat(check(ill.checks(), "topics").detail()).isEqualTo("missing: features-ready");
        assertThat(check(ill.checks(), "topics").status()).isEqualTo(Health.CRITICAL);
        assertThat(check(ill.checks(), "consumer lag").detail()).isEqualTo("feature/bars-ingested 2000");
        assertThat(check(ill.checks(), "consumer lag").status()).isEqualTo(Health.WARNING);
        assertThat(check(ill.checks(), "dead letters").detail()).isEqualTo("bars-ingested 3");
    }

    @Test
    void shouldJudgeServicesAndTheirOutboxes() {
        assertThat(new ServiceHealth("feature", false, "refused", Double.NaN).checks())
                .singleElement()
                .satisfies(check -> assertThat(check.status()).isEqualTo(Health.CRITICAL));
        assertThat(check(new ServiceHealth("feature", true, null, 61).checks(), "outbox")
                        .status())
                .isEqualTo(Health.WARNING);
        assertThat(check(new ServiceHealth("feature", true, null, 0).checks(), "outbox")
                        .status())
                .isEqualTo(Health.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 30, 0, HEALTHY, HEALTHY",
        "20, 15, 0, HEALTHY, HEALTHY",
        "1000, 30, 1.9, HEALTHY, HEALTHY",
        "100, 10, -3, WARNING, WARNING",
        "100, 4, 31, CRITICAL, CRITICAL"
    })
    void shouldJudgeDiskAndClock(long gib, long free, double skew, Health disk, Health clock) {
        List<HealthCheck> checks = new MachineHealth(Path.of("/data"), gib << 30, free << 30, skew).checks();

        assertThat(check(checks, "disk").status()).isEqualTo(disk);
        assertThat(check(checks, "clock").status()).isEqualTo(clock);
    }

    @Test
    void shouldWarnOfAProviderThatFailsOrSaysSomethingElse() {
        List<HealthCheck> bad = new ProviderHealth(
                        "alpaca", "failing", 3, "HTTP 503", -61, List.of("2026-12-09 is closed there and regular here"))
                .checks();
        List<HealthCheck> good = new ProviderHealth("alpaca", "ok", 0, "HTTP 503", 0.2, List.of()).checks();

        assertThat(bad)
                .extracting(HealthCheck::status)
                .containsOnly(Health.WARNING)
                .hasSize(3);
        assertThat(bad)
                .extracting(HealthCheck::detail)
                .containsExactly(
                        "3 failures in a row, the last one: HTTP 503",
                        "ours is -61.0 s from its",
                        "2026-12-09 is closed there and regular here");
        assertThat(good)
                .extracting(HealthCheck::status)
                .containsOnly(Health.HEALTHY)
                .hasSize(3);
        assertThat(new ProviderHealth("polygon", "unused", 0, null, Double.NaN, null).checks())
                .as("not compared yet")
                .singleElement()
                .extracting(HealthCheck::name)
                .isEqualTo("answer");
    }

    @Test
    void shouldWarnBeforePartitionsEnd() {
        LocalDate end = LocalDate.of(2036, 1, 1);
        PartitionHealth found = new PartitionHealth(
                null,
                false,
                PartitionHealth.Monthly.VIEW,
                List.of(new PartitionHealth.Table("ingestion.daily_bar", 46, 10, 100, end)));

        assertThat(found.checks(LocalDate.of(2034, 12, 31)))
                .extracting(HealthCheck::status)
                .containsOnly(Health.HEALTHY);
        assertThat(check(found.checks(LocalDate.of(2035, 1, 2)), "partitions").status())
                .isEqualTo(Health.CRITICAL);
        assertThat(check(found.checks(end), "extension").detail())
                .isEqualTo("not on this server; native partitions do the work");
        assertThat(check(
                                new PartitionHealth(null, true, PartitionHealth.Monthly.MISSING, List.of()).checks(end),
                                "partitions")
                        .status())
                .isEqualTo(Health.CRITICAL);
    }

    @Test
    void shouldTellWhereMonthlyBarsComeFrom() {
        LocalDate today = LocalDate.of(2018, 2, 7);
        PartitionHealth there = new PartitionHealth("2.17.2", true, PartitionHealth.Monthly.VIEW, List.of());
        PartitionHealth setUp = new PartitionHealth("2.17.2", true, PartitionHealth.Monthly.AGGREGATE, List.of());
        PartitionHealth gone = new PartitionHealth(null, false, PartitionHealth.Monthly.MISSING, List.of());

        assertThat(check(there.checks(today), "extension").detail()).contains("2.17.2", "not set up", "--setup");
        assertThat(check(there.checks(today), "monthly bars").detail()).contains("plain view");
        assertThat(check(setUp.checks(today), "extension").detail()).contains("compressed after 30 days");
        assertThat(check(setUp.checks(today), "monthly bars").detail()).contains("continuous aggregate");
        assertThat(check(gone.checks(today), "monthly bars").status()).isEqualTo(Health.WARNING);
    }

    @Test
    void shouldNotReportTroubleWithoutAdvice() {
        assertThatNullPointerException()
                .isThrownBy(() -> new HealthCheck("kafka", "broker", Health.CRITICAL, "silent", null))
                .withMessage("recommendation");
    }
}
