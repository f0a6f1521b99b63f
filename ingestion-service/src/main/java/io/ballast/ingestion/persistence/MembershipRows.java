package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;

import io.ballast.ingestion.application.SecurityRecord;
import io.ballast.ingestion.domain.universe.Membership;
import io.ballast.kit.copy.BinaryCopyWriter;
import io.ballast.kit.database.Database;

/** Copies the memberships of securities beside their table and makes it agree with them. */
final class MembershipRows {

    private static final int COLUMN_COUNT = 4;

    private static final String STAGE = """
            create temporary table if not exists staged_membership
                (symbol text, from_session date, to_session date, reason text) on commit drop;
            truncate pg_temp.staged_membership""";

    private static final String NOTING =
            ChangeLog.noting(ChangeLog.MEMBERSHIP, "(select symbol, from_session as session from changed) as touched");

    private static final String FORGET = """
            with changed as (
                delete from ingestion.membership as known
                where symbol = any (?) and not exists (
                    select from staged_membership as staged
                    where staged.symbol = known.symbol and staged.from_session = known.from_session)
                returning symbol, from_session),
            noted as (%s)
            select count(*)::int from changed""".formatted(NOTING);

    /** What is as it was keeps its reasons. */
    private static final String MERGE = """
            with changed as (
                insert into ingestion.membership as known
                    (symbol, from_session, to_session, decided_on, joined_because, left_because)
                select symbol, from_session, to_session, ?::date, reason,
                       case when to_session is not null then reason end
                from staged_membership
                on conflict (symbol, from_session) do update set
                    to_session = excluded.to_session, left_because = excluded.left_because
                where known.to_session is distinct from excluded.to_session
                returning symbol, from_session),
            noted as (%s)
            select count(*)::int from changed""".formatted(NOTING);

    private MembershipRows() {}

    /** Replaces the memberships of securities; how many changed. */
    static int merge(Connection connection, Collection<SecurityRecord> securities, LocalDate decidedOn)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
        }
        copy(connection, securities);
        Object symbols = securities.stream().map(SecurityRecord::symbol).toArray(String[]::new);
        return changed(connection, FORGET, symbols) + changed(connection, MERGE, decidedOn);
    }

    private static int changed(Connection connection, String sql, Object parameter) throws SQLException {
        return Database.query(connection, sql, row -> row.getInt(1), parameter).get(0);
    }

    private static void copy(Connection connection, Collection<SecurityRecord> securities) throws SQLException {
        String sql =
                "copy pg_temp.staged_membership (symbol, from_session, to_session, reason) from stdin (format binary)";
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, sql)) {
            for (SecurityRecord security : securities) {
                for (Membership interval : security.memberships().intervals()) {
                    copy.startRow(COLUMN_COUNT);
                    copy.text(security.symbol());
                    copy.date(interval.from());
                    copy.date(interval.to());
                    copy.text(security.reason());
                }
            }
            copy.finish();
        }
    }
}
