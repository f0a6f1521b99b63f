package io.ballast.monitor.domain.health;

import java.util.List;

/**
 * The statements by which monthly bars come from TimescaleDB where it is there, and from a plain view where it is not. The
 * natively partitioned tables stay the truth, since such a table cannot become a hypertable: the hypertable is a copy. Each
 * statement may be repeated, is run in a transaction of its own, and by the owner of the database.
 */
public final class TimescaleStatements {

    /** What has to be said wherever these statements are shown or run. */
    public static final String NOT_TRIED =
            "Ballast's own tests have no TimescaleDB to run these statements on: they follow"
                    + " its documentation, from version 2.11 on.";

    private static final String COPY = "monitor.daily_bar_copy";
    private static final String AGGREGATE = "monitor.monthly_bar";

    private static final String FORGET = """
            delete from monitor.daily_bar_copy as copy where not exists (
                select from ingestion.published_bars as bar
                where bar.symbol = copy.symbol and bar.session = copy.session)""";

    private static final String FOLLOW = """
            insert into monitor.daily_bar_copy as copy (symbol, session, open, high, low, close, volume)
            select symbol, session, open * price_factor, high * price_factor, low * price_factor, close * price_factor,
                volume / split_factor
            from ingestion.published_bars as bar
            where not exists (
                select from monitor.daily_bar_copy as known
                where known.symbol = bar.symbol and known.session = bar.session
                    and (known.open, known.high, known.low, known.close, known.volume) is not distinct from
                        (bar.open * bar.price_factor, bar.high * bar.price_factor, bar.low * bar.price_factor,
                            bar.close * bar.price_factor, bar.volume / bar.split_factor))
            on conflict (symbol, session) do update set open = excluded.open, high = excluded.high, low = excluded.low,
                close = excluded.close, volume = excluded.volume""";

    private TimescaleStatements() {}

    /**
     * Sets up what the extension is for: a hypertable, compressed after 30 days, and a continuous aggregate.
     *
     * @param schema where the extension's functions are, quoted if it has to be
     * @return in order
     */
    public static List<String> withExtension(String schema) {
        return List.of(
                """
                create table if not exists %s (symbol text not null, session date not null,
                    open double precision, high double precision, low double precision, close double precision,
                    volume double precision, constraint pk_daily_bar_copy primary key (symbol, session))""".formatted(COPY),
                "grant select, insert, update, delete on " + COPY + " to ballast_monitor",
                "select %s.create_hypertable('%s', 'session', chunk_time_interval => interval '3 months', if_not_exists => true)"
                        .formatted(schema, COPY),
                """
                do $$ begin
                    if not exists (select from timescaledb_information.hypertables where hypertable_schema = 'monitor'
                            and hypertable_name = 'daily_bar_copy' and compression_enabled) then
                        alter table %s set (timescaledb.compress, timescaledb.compress_segmentby = 'symbol',
                            timescaledb.compress_orderby = 'session');
                    end if;
                end $$""".formatted(COPY),
                "select %s.add_compression_policy('%s', compress_after => interval '30 days', if_not_exists => true)"
                        .formatted(schema, COPY),
                FORGET,
                FOLLOW,
                """
                create materialized view if not exists %2$s
                    with (timescaledb.continuous, timescaledb.materialized_only = false) as
                    select symbol, %1$s.time_bucket(interval '1 month', session) as month,
                        %1$s.first(open, session) as open, max(high) as high, min(low) as low,
                        %1$s.last(close, session) as close, sum(volume) as volume
                    from %3$s group by symbol, %1$s.time_bucket(interval '1 month', session)
                    with no data""".formatted(schema, AGGREGATE, COPY),
                """
                select %s.add_continuous_aggregate_policy('%s', start_offset => null, end_offset => interval '1 month',
                    schedule_interval => interval '1 day', if_not_exists => true)""".formatted(schema, AGGREGATE),
                "call %s.refresh_continuous_aggregate('%s', null, null)".formatted(schema, AGGREGATE),
                view(AGGREGATE),
                grant());
    }

    /**
     * Makes the plain view, which a migration has made already unless an extension that was removed took it along.
     *
     * @return in order
     */
    public static List<String> withoutExtension() {
        return List.of(view("monitor.monthly_bars()"), grant());
    }

    /**
     * Brings the copy to what is stored now; the aggregate follows by its own policy. The monitor's own role may run it.
     *
     * @return in order
     */
    public static List<String> refresh() {
        return List.of(FORGET, FOLLOW);
    }

    private static String view(String source) {
        return "create or replace view monitor.published_monthly_bars as"
                + " select symbol, month, open, high, low, close, volume from " + source;
    }

    private static String grant() {
        return "grant select on monitor.published_monthly_bars to ballast_reader";
    }
}
