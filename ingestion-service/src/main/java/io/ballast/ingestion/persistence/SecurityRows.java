package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.application.SecurityRecord;
import io.ballast.kit.copy.BinaryCopyWriter;
import io.ballast.kit.database.Database;

/** Copies securities beside their table and merges them into it. */
final class SecurityRows {

    /** Eighteen columns, in the order they are copied. */
    private static final String COLUMNS = """
            symbol, security_type, name, exchange, sector, industry, cik, composite_figi, listed_on, delisted_on,
            market_cap, last_close, adv_usd, adv_source, included, benchmark, proxy, reason""";

    private static final int COLUMN_COUNT = 18;

    /** A figure computed from own bars stays until the provider gives one. */
    private static final String MERGE = """
            insert into ingestion.security as known (%1$s) select %1$s from staged_security
            on conflict (symbol) do update set
                security_type = excluded.security_type, name = excluded.name, exchange = excluded.exchange,
                sector = coalesce(excluded.sector, known.sector),
                industry = coalesce(excluded.industry, known.industry),
                cik = excluded.cik, composite_figi = excluded.composite_figi,
                listed_on = coalesce(excluded.listed_on, known.listed_on),
                delisted_on = excluded.delisted_on, market_cap = excluded.market_cap,
                last_close = excluded.last_close,
                adv_usd = coalesce(excluded.adv_usd, case when known.adv_source = 'own-bars' then known.adv_usd end),
                adv_source = case when excluded.adv_usd is not null then 'provider'
                                  when known.adv_source = 'own-bars' then 'own-bars' end,
                included = excluded.included, benchmark = excluded.benchmark, proxy = excluded.proxy,
                reason = excluded.reason""".formatted(COLUMNS);

    /** A security that is listed or delisted on another day than was thought, by the earlier of both days. */
    private static final String NOTE_LISTINGS = """
            with changed as (
                select symbol, least(
                    case when staged.listed_on is distinct from known.listed_on
                         then least(staged.listed_on, known.listed_on) end,
                    case when staged.delisted_on is distinct from known.delisted_on
                         then least(staged.delisted_on, known.delisted_on) end) as session
                from staged_security as staged left join ingestion.security as known using (symbol)
                where (coalesce(staged.listed_on, known.listed_on), staged.delisted_on)
                      is distinct from (known.listed_on, known.delisted_on))
            """ + ChangeLog.noting(ChangeLog.LISTING, "changed");

    private SecurityRows() {}

    /** Adds or replaces rows; how many. */
    static int merge(Connection connection, Collection<SecurityRecord> securities) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table if not exists staged_security (like ingestion.security) on commit drop");
            statement.execute("truncate pg_temp.staged_security");
        }
        copy(connection, securities);
        Database.update(connection, NOTE_LISTINGS);
        return Database.update(connection, MERGE);
    }

    private static void copy(Connection connection, Collection<SecurityRecord> securities) throws SQLException {
        String sql = "copy pg_temp.staged_security (" + COLUMNS + ") from stdin (format binary)";
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, sql)) {
            for (SecurityRecord security : securities) {
                write(copy, security);
            }
            copy.finish();
        }
    }

    private static void write(BinaryCopyWriter copy, SecurityRecord security) throws SQLException {
        ListedSecurity listed = security.listed();
        copy.startRow(COLUMN_COUNT);
        copy.text(listed.symbol());
        copy.text(listed.type());
        copy.text(listed.name());
        copy.text(listed.exchange());
        copy.text(security.sector());
        copy.text(security.industry());
        copy.text(listed.cik());
        copy.text(listed.compositeFigi());
        copy.date(security.listedOn());
        copy.date(listed.delistedOn());
        copy.float8(security.marketCap());
        copy.float8(security.lastClose());
        copy.float8(security.adv());
        copy.text(Double.isNaN(security.adv()) ? null : "provider");
        copy.bool(security.included());
        copy.bool(security.benchmark());
        copy.bool(security.proxy());
        copy.text(security.reason());
    }
}
