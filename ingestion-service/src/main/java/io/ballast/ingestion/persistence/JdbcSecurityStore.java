package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.application.SecurityRecord;
import io.ballast.ingestion.application.SecurityStore;
import io.ballast.ingestion.application.WantedSecurity;
import io.ballast.ingestion.domain.universe.Membership;
import io.ballast.ingestion.domain.universe.Survivorship;
import io.ballast.kit.copy.BinaryCopyWriter;

/** The table {@code security}. */
@ApplicationScoped
class JdbcSecurityStore implements SecurityStore {

    /** Twenty columns, in the order they are copied. */
    private static final String COLUMNS = """
            symbol, security_type, name, exchange, sector, industry, cik, composite_figi, listed_on, delisted_on,
            market_cap, last_close, adv_usd, adv_source, member_from, member_to, included, benchmark, proxy, reason""";

    private static final int COLUMN_COUNT = 20;

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
                member_from = excluded.member_from, member_to = excluded.member_to,
                included = excluded.included, benchmark = excluded.benchmark, proxy = excluded.proxy,
                reason = excluded.reason""".formatted(COLUMNS);

    private final Database database;

    @Inject
    JdbcSecurityStore(Database database) {
        this.database = database;
    }

    @Override
    public void save(Collection<SecurityRecord> securities) {
        if (securities.isEmpty()) {
            return;
        }
        database.with("save the universe", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "create temporary table if not exists staged_security (like ingestion.security) on commit drop");
                statement.execute("truncate pg_temp.staged_security");
            }
            copy(connection, securities);
            return Database.update(connection, MERGE);
        });
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
        Membership membership = security.membership();
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
        copy.date(membership == null ? null : membership.from());
        copy.date(membership == null ? null : membership.to());
        copy.bool(security.included());
        copy.bool(security.benchmark());
        copy.bool(security.proxy());
        copy.text(security.reason());
    }

    @Override
    public void delist(Map<String, LocalDate> delistedOn) {
        delistedOn.forEach((symbol, date) -> database.update("delist " + symbol, """
                update ingestion.security set delisted_on = ?, member_to = greatest(?, member_from), included = false,
                    reason = 'member until its delisting; ' || reason
                where symbol = ? and member_to is null""", date, date, symbol));
    }

    @Override
    public List<WantedSecurity> wanted() {
        return database.query(
                "read the wanted securities",
                """
                select symbol, coalesce(member_from, listed_on) as wanted_from,
                       coalesce(member_to, delisted_on) as wanted_to
                from ingestion.security where proxy or member_from is not null order by symbol""",
                row -> new WantedSecurity(
                        row.getString("symbol"),
                        Membership.lifeOf(Database.date(row, "wanted_from"), Database.date(row, "wanted_to"))));
    }

    @Override
    public Map<String, Membership> memberships() {
        Map<String, Membership> memberships = new TreeMap<>();
        database.query(
                "read the memberships",
                "select symbol, member_from, member_to from ingestion.security where member_from is not null",
                row -> memberships.put(
                        row.getString("symbol"),
                        new Membership(Database.date(row, "member_from"), Database.date(row, "member_to"))));
        return memberships;
    }

    @Override
    public Collection<String> symbols() {
        return database.query(
                "read the known symbols", "select symbol from ingestion.security", row -> row.getString(1));
    }

    @Override
    public Optional<Survivorship> survivorship() {
        return database.single(
                "judge the survivorship",
                """
                select from_session, to_session, member_years, delistings, delistings_per_year, biased
                from ingestion.published_survivorship""",
                row -> new Survivorship(
                        Database.date(row, "from_session"),
                        Database.date(row, "to_session"),
                        row.getDouble("member_years"),
                        row.getLong("delistings"),
                        row.getDouble("delistings_per_year"),
                        row.getBoolean("biased")));
    }

    @Override
    public int includedCount() {
        return database.single(
                        "count the members",
                        "select count(*)::int from ingestion.security where included",
                        row -> row.getInt(1))
                .orElse(0);
    }

    @Override
    public Map<String, LocalDate> withoutProviderAdv() {
        Map<String, LocalDate> symbols = new TreeMap<>();
        database.query(
                "find securities without dollar volume",
                """
                select symbol, delisted_on from ingestion.security
                where (proxy or member_from is not null) and adv_source is distinct from 'provider'""",
                row -> symbols.put(row.getString("symbol"), Database.date(row, "delisted_on")));
        return symbols;
    }

    @Override
    public boolean computeAdv(String symbol, LocalDate from, LocalDate to, int sessions) {
        return database.update("compute the dollar volume of " + symbol, """
                        update ingestion.security set adv_usd = volume.total / ?, adv_source = 'own-bars'
                        from (select sum(close * volume) as total from ingestion.daily_bar
                              where symbol = ? and session between ? and ?) as volume
                        where security.symbol = ? and volume.total is not null""", sessions, symbol, from, to, symbol) == 1;
    }

    @Override
    public Map<String, LocalDate> lastBars(Collection<String> symbols) {
        Map<String, LocalDate> last = new TreeMap<>();
        database.query(
                "find the last bars",
                """
                select wanted.symbol, bar.session from unnest(?::text[]) as wanted (symbol)
                cross join lateral (select session from ingestion.daily_bar where symbol = wanted.symbol
                                    order by session desc limit 1) as bar""",
                row -> last.put(row.getString("symbol"), Database.date(row, "session")),
                (Object) symbols.toArray(String[]::new));
        return last;
    }
}
