package io.ballast.monitor.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import io.ballast.kit.database.Database;
import io.ballast.monitor.application.HealingStore;
import io.ballast.monitor.application.IncidentStore;
import io.ballast.monitor.domain.healing.Attempts;
import io.ballast.monitor.domain.healing.Cell;
import io.ballast.monitor.domain.healing.HealingPlan;

/** Requests for repair and their cells in tables. */
@Singleton
class HealingTables implements HealingStore {

    private static final String HEALING = """
            select healing.run_id, requested_at, author, note, verified_at, from_session, to_session, symbols, asked,
                healed, absent
            from monitor.healing
            cross join lateral (
                select min(session) as from_session, max(session) as to_session,
                    count(distinct symbol)::int as symbols, count(*) as asked,
                    count(*) filter (where outcome = 'healed') as healed,
                    count(*) filter (where outcome = 'absent') as absent
                from monitor.healing_cell as cell where cell.run_id = healing.run_id) as sum
            """;

    private final Database database;

    @Inject
    HealingTables(Database database) {
        this.database = database;
    }

    @Override
    public Map<Cell, Attempts> inVain() {
        Map<Cell, Attempts> attempts = new HashMap<>();
        database.query(
                """
                select session, symbol, attempt, requested_at from (
                    select distinct on (session, symbol) session, symbol, attempt, requested_at, outcome
                    from monitor.healing_cell join monitor.healing using (run_id)
                    order by session, symbol, requested_at desc, attempt desc) as last
                where outcome is distinct from 'healed'""",
                row -> attempts.put(
                        cell(row), new Attempts(row.getInt("attempt"), Database.instant(row, "requested_at"))));
        return attempts;
    }

    @Override
    public Set<Cell> askedAlone(Instant since) {
        return new HashSet<>(database.query("""
                select distinct session, symbol from monitor.healing_cell join monitor.healing using (run_id)
                where author = ? and requested_at > ?""", HealingTables::cell, IncidentStore.MONITOR, since));
    }

    @Override
    @Transactional
    public void ask(String runId, List<HealingPlan.Request> requests, String author, String note, Instant at) {
        database.execute(
                "insert into monitor.healing (run_id, requested_at, author, note) values (?, ?, ?, ?)",
                runId,
                at,
                author,
                note);
        database.execute(
                """
                insert into monitor.healing_cell (run_id, session, symbol, reason, attempt)
                select ?, session, symbol, reason, attempt::integer
                from unnest(?::date[], ?::text[], ?::text[], ?::text[]) as cell (session, symbol, reason, attempt)""",
                runId,
                requests.stream().map(request -> request.gap().cell().session()).toArray(LocalDate[]::new),
                requests.stream().map(request -> request.gap().cell().symbol()).toArray(String[]::new),
                requests.stream().map(request -> request.gap().reason()).toArray(String[]::new),
                requests.stream()
                        .map(request -> Integer.toString(request.attempt()))
                        .toArray(String[]::new));
    }

    @Override
    @Transactional
    public void verify(String runId, Instant at) {
        database.execute("""
                update monitor.healing_cell as cell set outcome = case when exists (
                    select from ingestion.published_bars as bar
                    where bar.symbol = cell.symbol and bar.session = cell.session) then 'healed' else 'absent' end
                where run_id = ?""", runId);
        database.execute("update monitor.healing set verified_at = ? where run_id = ?", at, runId);
    }

    @Override
    public Optional<Healing> find(String runId) {
        return database.query(HEALING + "where healing.run_id = ?", HealingTables::healing, runId).stream()
                .findFirst();
    }

    @Override
    public List<Healing> recent(int limit) {
        return database.query(
                HEALING + "order by requested_at desc, healing.run_id limit ?", HealingTables::healing, limit);
    }

    @Override
    public int forget(Instant before) {
        return database.execute("""
                delete from monitor.healing as healed where verified_at < ? and not exists (
                    select from monitor.healing_cell as cell
                    where cell.run_id = healed.run_id and cell.outcome is distinct from 'healed')""", before);
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(row.getObject("session", LocalDate.class), row.getString("symbol"));
    }

    private static Healing healing(ResultSet row) throws SQLException {
        return new Healing(
                row.getString("run_id"),
                Database.instant(row, "requested_at"),
                row.getString("author"),
                row.getString("note"),
                row.getObject("from_session", LocalDate.class),
                row.getObject("to_session", LocalDate.class),
                row.getInt("symbols"),
                row.getLong("asked"),
                row.getLong("healed"),
                row.getLong("absent"),
                Database.instant(row, "verified_at"));
    }
}
