package io.ballast.ingestion.persistence;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.ballast.ingestion.application.CallLog;
import io.ballast.kit.database.Database;

/** The tables {@code provider_call} and {@code provider_closing}; the first holds a window's calls and no more. */
@ApplicationScoped
class JdbcCallLog implements CallLog {

    private final Database database;

    @Inject
    JdbcCallLog(Database database) {
        this.database = database;
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public Past past(String endpoint, Instant since, Instant now) {
        String what = "read the calls of " + endpoint;
        database.update(
                what,
                "update ingestion.provider_call set ended_at = ? where endpoint = ? and ended_at is null",
                now,
                endpoint);
        List<Instant> ended = database.query(
                what,
                "select least(ended_at, ?::timestamptz) as ended_at from ingestion.provider_call"
                        + " where endpoint = ? and ended_at > ? order by 1",
                row -> Database.instant(row, "ended_at"),
                now,
                endpoint,
                since);
        Instant closedUntil = database.single(
                        what,
                        "select closed_until from ingestion.provider_closing where endpoint = ?",
                        row -> Database.instant(row, "closed_until"),
                        endpoint)
                .orElse(Instant.EPOCH);
        return new Past(ended, closedUntil);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public long begin(String endpoint, Instant since) {
        return database.single("note a call of " + endpoint, """
                        with past as (delete from ingestion.provider_call where endpoint = ? and ended_at <= ?)
                        insert into ingestion.provider_call (endpoint) values (?) returning id""", row -> row.getLong("id"), endpoint, since, endpoint)
                .orElseThrow();
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void end(long number, Instant now) {
        database.update(
                "note the end of a call", "update ingestion.provider_call set ended_at = ? where id = ?", now, number);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void close(String endpoint, Instant until) {
        database.update("leave " + endpoint + " alone until " + until, """
                insert into ingestion.provider_closing as known (endpoint, closed_until) values (?, ?)
                on conflict (endpoint) do update set closed_until = greatest(known.closed_until, excluded.closed_until)""", endpoint, until);
    }
}
