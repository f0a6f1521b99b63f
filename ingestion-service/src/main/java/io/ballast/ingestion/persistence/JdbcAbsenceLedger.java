package io.ballast.ingestion.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.AbsenceLedger;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.ControlledClock;
import io.ballast.kit.database.Database;

/** The view {@code published_absences} and the small tables it is made of. */
@ApplicationScoped
class JdbcAbsenceLedger implements AbsenceLedger {

    private static final String WITHIN = """
            (?::text is null or symbol = ?::text) and (?::date is null or session >= ?::date)
            and (?::date is null or session <= ?::date)""";

    private final Database database;
    private final ControlledClock clock;
    private final AbsenceDeclarations declarations;

    @Inject
    JdbcAbsenceLedger(Database database, ControlledClock clock) {
        this.database = database;
        this.clock = clock;
        this.declarations = new AbsenceDeclarations(database);
    }

    @Override
    public void cover(LocalDate from) {
        bringCalendar();
        database.update("cover the cells since " + from, """
                insert into ingestion.ledger_span as span (from_session, clock_controlled) values (?, ?)
                on conflict (singleton) do update set
                    from_session = least(span.from_session, excluded.from_session),
                    clock_controlled = excluded.clock_controlled""", from, clock.isControlled());
    }

    /** The calendar of this version in the database; sessions that became holidays since leave it. */
    private void bringCalendar() {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        PublishSchedule schedule = new PublishSchedule(calendar);
        String[] sessions = new String[calendar.size()];
        String[] due = new String[calendar.size()];
        for (int i = 0; i < sessions.length; i++) {
            LocalDate session = calendar.session(i);
            sessions[i] = session.toString();
            due[i] = schedule.barsDue(session).atOffset(ZoneOffset.UTC).toString();
        }
        database.update("bring the calendar in", """
                with known as (select * from unnest(?::date[], ?::timestamptz[]) as known (session, due_at)),
                     gone as (delete from ingestion.exchange_session
                              where session not in (select session from known))
                insert into ingestion.exchange_session as old (session, due_at) select session, due_at from known
                on conflict (session) do update set due_at = excluded.due_at where old.due_at <> excluded.due_at""", sessions, due);
    }

    @Override
    public List<Absence> absences(Filter filter, int limit) {
        return database.query(
                "read the absences",
                "select * from ingestion.published_absences where " + WITHIN
                        + " and (?::text is null or reason = ?::text) order by session desc, symbol limit ?",
                row -> new Absence(
                        row.getString("symbol"),
                        Database.date(row, "session"),
                        row.getString("reason"),
                        row.getString("provider"),
                        row.getString("detail")),
                filter.symbol(),
                filter.symbol(),
                filter.from(),
                filter.from(),
                filter.to(),
                filter.to(),
                filter.reason(),
                filter.reason(),
                limit);
    }

    @Override
    public Totals totals(Filter filter) {
        Map<String, Long> absent = new TreeMap<>();
        Object[] within = {
            filter.symbol(), filter.symbol(), filter.from(), filter.from(), filter.to(), filter.to(),
        };
        database.query(
                "count the absences",
                "select reason, count(*) as cells from ingestion.published_absences where " + WITHIN
                        + " group by reason",
                row -> absent.put(row.getString("reason"), row.getLong("cells")),
                within);
        return database.single(
                        "count the cells",
                        """
                        select count(*) as expected, count(bar.session) as present from (
                            select symbol, session from ingestion.published_membership
                            join ingestion.published_sessions
                                on session >= from_session and (to_session is null or session < to_session)
                            where %s) as cell
                        left join ingestion.daily_bar as bar using (symbol, session)""".formatted(WITHIN),
                        row -> new Totals(row.getLong("expected"), row.getLong("present"), absent),
                        within)
                .orElseThrow();
    }

    @Override
    public List<Closure> closures() {
        return database.query(
                "read the closures",
                "select session, reason, author from ingestion.calendar_override order by session",
                row -> new Closure(Database.date(row, "session"), row.getString("reason"), row.getString("author")));
    }

    @Override
    public Set<LocalDate> closedDays() {
        Set<LocalDate> days = new TreeSet<>();
        closures().forEach(closure -> days.add(closure.session()));
        return days;
    }

    @Override
    public void close(Closure closure) {
        database.update(
                "close " + closure.session(),
                """
                insert into ingestion.calendar_override (session, reason, author, created_at) values (?, ?, ?, ?)
                on conflict (session) do update set reason = excluded.reason, author = excluded.author""",
                closure.session(),
                closure.reason(),
                closure.author(),
                Instant.now());
    }

    @Override
    public boolean reopen(LocalDate session) {
        return database.update(
                        "reopen " + session, "delete from ingestion.calendar_override where session = ?", session)
                == 1;
    }

    @Override
    public void declare(Declaration declaration) {
        declarations.declare(declaration);
    }

    @Override
    public List<Declaration> withdraw(Withdrawal withdrawal) {
        return declarations.withdraw(withdrawal);
    }

    @Override
    public List<Declared> declarations(String symbol) {
        return declarations.all(symbol);
    }
}
