package io.ballast.monitor.domain.health;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Order and text; nothing here runs on a TimescaleDB. */
class TimescaleStatementsTest {

    private final List<String> statements = TimescaleStatements.withExtension("tools");

    @Test
    void shouldMakeEachThingBeforeWhatNeedsIt() {
        assertThat(List.of(
                        at("create table if not exists monitor.daily_bar_copy"),
                        at("tools.create_hypertable('monitor.daily_bar_copy', 'session'"),
                        at("timescaledb.compress_segmentby = 'symbol'"),
                        at(
                                "tools.add_compression_policy('monitor.daily_bar_copy', compress_after => interval '30 days'"),
                        at("insert into monitor.daily_bar_copy"),
                        at("with (timescaledb.continuous"),
                        at("tools.add_continuous_aggregate_policy('monitor.monthly_bar'"),
                        at("call tools.refresh_continuous_aggregate('monitor.monthly_bar', null, null)"),
                        at("create or replace view monitor.published_monthly_bars"),
                        at("grant select on monitor.published_monthly_bars")))
                .isSorted();
    }

    @Test
    void shouldBeFreeToRunAgain() {
        assertThat(statements)
                .filteredOn(sql -> sql.startsWith("create table") || sql.startsWith("create materialized"))
                .hasSize(2)
                .allMatch(sql -> sql.contains("if not exists"));
        assertThat(statements)
                .filteredOn(sql -> sql.contains("create_hypertable(") || sql.contains("_policy("))
                .hasSize(3)
                .allMatch(sql -> sql.contains("if_not_exists => true"));
        assertThat(statements)
                .filteredOn(sql -> sql.contains("set (timescaledb.compress"))
                .allMatch(sql -> sql.contains("if not exists (select from timescaledb_information.hypertables"));
    }

    @Test
    void shouldTouchNothingButTheMonitorsSchema() {
        assertThat(statements)
                .noneMatch(sql -> sql.matches("(?s).*(drop|truncate|(update|into|table|from) ingestion\\.daily).*"));
        assertThat(TimescaleStatements.refresh()).allMatch(sql -> sql.contains(" monitor.daily_bar_copy as copy"));
    }

    private int at(String part) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("no statement has: " + part);
    }
}
