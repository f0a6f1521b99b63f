package io.ballast.monitor.persistence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.type.TypeReference;

import io.ballast.kit.database.Database;
import io.ballast.monitor.application.MorningReports;
import io.ballast.monitor.application.Watchlist;
import io.ballast.monitor.domain.morning.MorningReport;
import io.ballast.monitor.domain.morning.WatchedName;

/** Morning reports and the watchlist in tables. */
@Singleton
class MorningTables implements MorningReports, Watchlist {

    private static final TypeReference<MorningReport> REPORT = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    @Inject
    MorningTables(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void keep(MorningReport report) {
        database.execute(
                "insert into monitor.morning_report (run_id, session, report) values (?, ?, ?::jsonb)"
                        + " on conflict (run_id, session) do nothing",
                report.runId(),
                report.session(),
                json.write(report));
    }

    @Override
    public Optional<MorningReport> find(Optional<LocalDate> session) {
        LocalDate wanted = session.orElse(null);
        return database
                .query(
                        "select report from monitor.morning_report where ?::date is null or session = ?"
                                + " order by session desc, position desc limit 1",
                        row -> json.read(row.getString("report"), REPORT),
                        wanted,
                        wanted)
                .stream()
                .findFirst();
    }

    @Override
    public List<WatchedName> all() {
        return database.query(
                "select symbol, added_on, author, note from monitor.watched_name order by symbol collate \"C\"",
                row -> new WatchedName(
                        row.getString("symbol"),
                        row.getObject("added_on", LocalDate.class),
                        row.getString("author"),
                        row.getString("note")));
    }

    @Override
    public void add(WatchedName name) {
        database.execute("""
                insert into monitor.watched_name (symbol, added_on, author, note) values (?, ?, ?, ?)
                on conflict (symbol) do update set added_on = excluded.added_on, author = excluded.author,
                    note = excluded.note""", name.symbol(), name.addedOn(), name.author(), name.note());
    }

    @Override
    public boolean remove(String symbol) {
        return database.execute("delete from monitor.watched_name where symbol = ?", symbol) == 1;
    }

    @Override
    @Transactional
    public void replace(List<WatchedName> names) {
        String[] kept = names.stream().map(WatchedName::symbol).toArray(String[]::new);
        database.execute("delete from monitor.watched_name where symbol <> all (?)", (Object) kept);
        for (WatchedName name : names) {
            database.execute("""
                    insert into monitor.watched_name (symbol, added_on, author, note) values (?, ?, ?, ?)
                    on conflict (symbol) do update set author = excluded.author, note = excluded.note""", name.symbol(), name.addedOn(), name.author(), name.note());
        }
    }
}
