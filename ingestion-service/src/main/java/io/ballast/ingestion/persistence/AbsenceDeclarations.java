package io.ballast.ingestion.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.ballast.ingestion.application.AbsenceLedger.Declaration;
import io.ballast.ingestion.application.AbsenceLedger.Declared;
import io.ballast.ingestion.application.AbsenceLedger.Withdrawal;
import io.ballast.kit.database.Database;

/** The tables {@code declared_absence} and {@code withdrawn_absence}. Changes go one after the other. */
final class AbsenceDeclarations {

    private final Database database;

    AbsenceDeclarations(Database database) {
        this.database = database;
    }

    /** Of the days it shares with earlier ones each is explained by this one only. */
    void declare(Declaration declaration) {
        String what = "declare absences of " + declaration.symbol();
        alone(what);
        clear(what, declaration.symbol(), declaration.from(), declaration.to(), declaration.from());
        database.update(
                what,
                """
                insert into ingestion.declared_absence (symbol, from_session, to_session, reason, detail, author)
                values (?, ?, ?, ?, ?, ?)""",
                declaration.symbol(),
                declaration.from(),
                declaration.to(),
                declaration.reason(),
                declaration.detail(),
                declaration.author());
    }

    List<Declaration> withdraw(Withdrawal withdrawal) {
        String what = "withdraw absences of " + withdrawal.symbol();
        LocalDate from = withdrawal.from();
        LocalDate to = withdrawal.to();
        alone(what);
        List<Declaration> withdrawn = database.query(
                what,
                """
                insert into ingestion.withdrawn_absence
                    (symbol, from_session, to_session, reason, detail, author, withdrawn_why, withdrawn_by, withdrawn_at)
                select symbol, greatest(from_session, ?::date), least(to_session, ?::date), reason, detail, author, ?, ?, ?
                from ingestion.declared_absence where symbol = ? and from_session < ? and to_session > ?
                order by from_session
                returning symbol, from_session, to_session, reason, detail, author""",
                AbsenceDeclarations::declaration,
                from,
                to,
                withdrawal.why(),
                withdrawal.author(),
                Instant.now(),
                withdrawal.symbol(),
                to,
                from);
        clear(what, withdrawal.symbol(), from, to, null);
        return withdrawn;
    }

    List<Declared> all(String symbol) {
        return database.query(
                "read the declared absences",
                """
                select * from (
                    select symbol, from_session, to_session, reason, detail, author, null as withdrawn_why,
                           null as withdrawn_by, null::timestamptz as withdrawn_at
                    from ingestion.declared_absence
                    union all select * from ingestion.withdrawn_absence) as declared
                where ?::text is null or symbol = ?::text order by symbol, from_session, withdrawn_at""",
                row -> new Declared(
                        declaration(row),
                        row.getString("withdrawn_why"),
                        row.getString("withdrawn_by"),
                        Database.instant(row, "withdrawn_at")),
                symbol,
                symbol);
    }

    private void alone(String what) {
        database.update(what, "lock table ingestion.declared_absence in share row exclusive mode");
    }

    /**
     * Has no declaration hold on some days; of other days they stay.
     *
     * @param whole one that begins here goes as a whole; null for none
     */
    private void clear(String what, String symbol, LocalDate from, LocalDate to, LocalDate whole) {
        database.update(what, """
                insert into ingestion.declared_absence (symbol, from_session, to_session, reason, detail, author)
                select symbol, ?, to_session, reason, detail, author from ingestion.declared_absence
                where symbol = ? and from_session < ? and to_session > ? and from_session is distinct from ?::date
                on conflict (symbol, from_session) do nothing""", to, symbol, to, to, whole);
        database.update(
                what,
                "delete from ingestion.declared_absence where symbol = ? and from_session >= ? and from_session < ?",
                symbol,
                from,
                to);
        database.update(what, """
                update ingestion.declared_absence set to_session = ?
                where symbol = ? and from_session < ? and to_session > ?""", from, symbol, from, from);
    }

    private static Declaration declaration(ResultSet row) throws SQLException {
        return new Declaration(
                row.getString("symbol"),
                Database.date(row, "from_session"),
                Database.date(row, "to_session"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("author"));
    }
}
