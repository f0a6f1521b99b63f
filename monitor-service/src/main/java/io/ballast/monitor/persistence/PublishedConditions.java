package io.ballast.monitor.persistence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.kit.database.DatabaseException;
import io.ballast.monitor.application.ConditionReader;

/** Reads conditions from PostgreSQL's settings and from what ingestion publishes, over few sessions. */
@Singleton
class PublishedConditions implements ConditionReader {

    private static final String READ_ONLY = """
            select case
                when pg_is_in_recovery() then 'the server is a replica'
                when current_setting('transaction_read_only')::boolean then 'default_transaction_read_only is on, by the '
                    || (select source from pg_settings where name = 'default_transaction_read_only') end""";

    private static final String WITHOUT_BENCHMARK = """
            select count(*) from unnest(?::date[]) as day(session)
            join ingestion.published_universe as benchmark on benchmark.benchmark
            where exists (select from ingestion.published_bars as ever where ever.symbol = benchmark.symbol)
              and exists (select from ingestion.published_bars as begun where begun.session <= day.session)
              and not exists (select from ingestion.published_bars as bar
                              where bar.symbol = benchmark.symbol and bar.session = day.session)""";

    private static final String REPEATED = """
            select max(coalesce(repeated.cells, 0))::float8 / max(stored.cells)
            from (select session, count(*) as cells from ingestion.published_bars
                  where session >= ? group by session) as stored
            left join (select session, count(*) as cells from ingestion.published_suspects
                       where session >= ? and kind = 'stale-repeat' group by session) as repeated using (session)""";

    private static final String SCALES =
            "select count(*) from ingestion.published_suspects where session >= ? and kind = 'scale-error'";

    private final Database database;

    @Inject
    PublishedConditions(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> readOnly() {
        return Optional.ofNullable(
                database.query(READ_ONLY, row -> row.getString(1)).get(0));
    }

    @Override
    public Integer sessionsWithoutBenchmark(List<LocalDate> sessions) {
        LocalDate[] days = sessions.toArray(LocalDate[]::new);
        return published(() -> database.query(WITHOUT_BENCHMARK, row -> row.getInt(1), (Object) days)
                .get(0));
    }

    @Override
    public Double repeatedShare(LocalDate from) {
        return published(() -> database.query(REPEATED, row -> row.getObject(1, Double.class), from, from)
                .get(0));
    }

    @Override
    public Integer scaleErrors(LocalDate from) {
        return published(
                () -> database.query(SCALES, row -> row.getInt(1), from).get(0));
    }

    private static <T> T published(Supplier<T> query) {
        try {
            return query.get();
        } catch (DatabaseException failed) {
            if (failed.isUnpublished()) {
                return null;
            }
            throw failed;
        }
    }
}
