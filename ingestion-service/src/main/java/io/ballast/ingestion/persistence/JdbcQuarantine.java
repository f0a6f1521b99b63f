package io.ballast.ingestion.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.Quarantine;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.database.Database;

/** The table {@code quarantined_bar}, entry by entry. */
@ApplicationScoped
class JdbcQuarantine implements Quarantine {

    private final Database database;
    private final BusinessClock clock;

    @Inject
    JdbcQuarantine(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Entry> find(String id) {
        return database.single(
                "find the quarantined bar " + id,
                "select * from ingestion.quarantined_bar where entry_id = ?",
                JdbcQuarantine::entry,
                id);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(BarRows.bar(row), row.getString("reason"), row.getString("provider"), row.getString("state"));
    }

    @Override
    public void decide(String id, String state, String author, String note) {
        if (state.equals("released")) {
            database.update("overrule what was released before " + id, """
                    update ingestion.quarantined_bar as earlier set state = 'superseded'
                    from ingestion.quarantined_bar as released
                    where released.entry_id = ? and earlier.symbol = released.symbol and earlier.session = released.session
                      and earlier.state = 'released' and earlier.entry_id <> released.entry_id""", id);
        }
        database.update("decide about the quarantined bar " + id, """
                update ingestion.quarantined_bar set state = ?, author = ?, note = ?, decided_at = ?
                where entry_id = ?""", state, author, note, clock.instant(), id);
    }
}
