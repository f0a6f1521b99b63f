package io.ballast.ingestion.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.IngestionReads;
import io.ballast.kit.database.Database;

/** Queries for what is shown. */
@ApplicationScoped
class JdbcIngestionReads implements IngestionReads {

    private final Database database;

    @Inject
    JdbcIngestionReads(Database database) {
        this.database = database;
    }

    @Override
    public List<UniverseRow> universe(Boolean included, LocalDate session, String after, int limit) {
        return database.query(
                "read the universe",
                """
                select * from ingestion.security left join ingestion.membership_span using (symbol)
                where symbol > ? and (?::boolean is null or ?::boolean = case when ?::date is null then included
                    else exists (select from ingestion.membership as membership
                                 where membership.symbol = security.symbol and from_session <= ?::date
                                   and coalesce(to_session > ?::date, true)) end)
                order by symbol limit ?""",
                JdbcIngestionReads::security,
                after,
                included,
                included,
                session,
                session,
                session,
                limit);
    }

    @Override
    public List<MembershipRow> memberships(String symbol) {
        return database.query(
                "read the memberships of " + symbol,
                "select membership.*, assumed_until from ingestion.membership"
                        + " join ingestion.published_membership using (symbol, from_session)"
                        + " where symbol = ? order by from_session",
                row -> new MembershipRow(
                        row.getString("symbol"),
                        Database.date(row, "from_session"),
                        Database.date(row, "to_session"),
                        Database.date(row, "decided_on"),
                        Database.date(row, "assumed_until"),
                        row.getString("joined_because"),
                        row.getString("left_because")),
                symbol);
    }

    @Override
    public List<BarRow> bars(String symbol, LocalDate from, LocalDate to, Instant knownAt) {
        return database.query(
                "read the bars of " + symbol,
                "select * from ingestion.published_bars_as_of(coalesce(?::timestamptz, '9999-12-31'))"
                        + " where symbol = ? and session between ? and ? order by session",
                JdbcIngestionReads::bar,
                knownAt,
                symbol,
                from,
                to);
    }

    @Override
    public Map<String, Long> quarantineCounts() {
        Map<String, Long> counts = new TreeMap<>();
        database.query(
                "count the quarantine",
                "select reason, count(*) as bars from ingestion.published_quarantine group by reason",
                row -> counts.put(row.getString("reason"), row.getLong("bars")));
        return counts;
    }

    @Override
    public List<QuarantineRow> quarantine(String reason, String symbol, String state, int limit) {
        return database.query(
                "read the quarantine",
                """
                select * from ingestion.quarantined_bar
                where state = ? and (?::text is null or reason = ?::text) and (?::text is null or symbol = ?::text)
                order by session desc, symbol, reason, entry_id limit ?""",
                row -> new QuarantineRow(
                        row.getString("entry_id"),
                        row.getString("symbol"),
                        Database.date(row, "session"),
                        row.getString("reason"),
                        row.getString("provider"),
                        row.getString("payload"),
                        row.getString("state"),
                        row.getString("author"),
                        row.getString("note")),
                state,
                reason,
                reason,
                symbol,
                symbol,
                limit);
    }

    private static UniverseRow security(ResultSet row) throws SQLException {
        return new UniverseRow(
                row.getString("symbol"),
                row.getString("security_type"),
                row.getString("name"),
                row.getString("exchange"),
                row.getString("sector"),
                row.getString("industry"),
                Database.date(row, "listed_on"),
                Database.date(row, "delisted_on"),
                Database.date(row, "member_from"),
                Database.date(row, "member_to"),
                row.getBoolean("included"),
                row.getBoolean("benchmark"),
                row.getObject("market_cap", Double.class),
                row.getObject("last_close", Double.class),
                row.getObject("adv_usd", Double.class),
                row.getString("adv_source"),
                row.getString("reason"));
    }

    private static BarRow bar(ResultSet row) throws SQLException {
        return new BarRow(
                Database.date(row, "session"),
                row.getDouble("open"),
                row.getDouble("high"),
                row.getDouble("low"),
                row.getDouble("close"),
                row.getDouble("volume"),
                row.getObject("vwap", Double.class),
                row.getObject("trade_count", Long.class),
                row.getDouble("price_factor"),
                row.getDouble("split_factor"),
                row.getString("provider"),
                row.getObject("known_at", OffsetDateTime.class).toInstant());
    }

    @Override
    public List<CorrectionRow> corrections(String symbol, LocalDate from, LocalDate to, String run, int limit) {
        return database.query(
                "list corrections", """
                select old.symbol, old.session, old.close as close_before, next.close, old.volume as volume_before,
                       next.volume, old.provider as provider_before, next.provider, old.superseded_at, old.replaced_by
                from ingestion.bar_revision as old
                join ingestion.published_bar_versions as next on next.symbol = old.symbol
                    and next.session = old.session and next.known_at = old.superseded_at
                where (?::text is null or old.symbol = ?) and (?::text is null or old.replaced_by = ?)
                  and old.session between coalesce(?, date '-infinity') and coalesce(?, date 'infinity')
                order by old.superseded_at desc, old.session desc, old.symbol limit\s""" + limit, JdbcIngestionReads::correction, symbol, symbol, run, run, from, to);
    }

    private static CorrectionRow correction(ResultSet row) throws SQLException {
        return new CorrectionRow(
                row.getString("symbol"),
                Database.date(row, "session"),
                row.getDouble("close_before"),
                row.getDouble("close"),
                row.getDouble("volume_before"),
                row.getDouble("volume"),
                row.getString("provider_before"),
                row.getString("provider"),
                row.getObject("superseded_at", OffsetDateTime.class).toInstant(),
                row.getString("replaced_by"));
    }
}
