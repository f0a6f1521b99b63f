package io.ballast.monitor.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.kit.database.DatabaseException;
import io.ballast.monitor.application.MorningReader;
import io.ballast.monitor.domain.morning.ActionDay;
import io.ballast.monitor.domain.morning.HeldName;
import io.ballast.monitor.domain.morning.Revision;
import io.ballast.monitor.domain.morning.Scores;
import io.ballast.monitor.domain.morning.UniverseChange;
import io.ballast.monitor.domain.morning.WatchedName;

/** Reads what changed between two sessions from the published views. */
@Singleton
class PublishedMorning implements MorningReader {

    /** Listed members of a session: the only parameter is the session, four times. */
    private static final String MEMBERS = """
            select member.symbol from (ingestion.published_membership join ingestion.published_universe using (symbol)) as member
            where member.from_session <= ? and (member.to_session is null or ? < member.to_session)
                and (member.listed_on is null or member.listed_on <= ?)
                and (member.delisted_on is null or ? < member.delisted_on)""";

    private static final String JOINED = """
            select distinct on (came.symbol collate "C") came.symbol, greatest(member.from_session, known.listed_on) as since,
                case when known.listed_on > ? then 'listed' else member.reason end as reason
            from (%1$s except %1$s) as came
            join ingestion.published_universe as known using (symbol)
            join ingestion.published_membership as member
                on member.symbol = came.symbol and member.from_session <= ?
            order by came.symbol collate "C", member.from_session desc""".formatted(MEMBERS);

    private static final String LEFT = """
            select distinct on (gone.symbol collate "C") gone.symbol, least(member.to_session, known.delisted_on) as since,
                case when known.delisted_on <= ? then 'delisted' else member.reason end as reason
            from (%1$s except %1$s) as gone
            join ingestion.published_universe as known using (symbol)
            join ingestion.published_membership as member
                on member.symbol = gone.symbol and member.from_session <= ?
            order by gone.symbol collate "C", member.from_session desc""".formatted(MEMBERS);

    private static final String RENAMED = """
            select ticker, symbol, changed_on from ingestion.published_symbol_changes
            where kind = 'renamed' and changed_on > ? and changed_on <= ? order by ticker collate "C\"""";

    private static final String REVISED_BARS = """
            select distinct on (former.symbol collate "C", former.session) former.symbol, former.session, 'bar' as what,
                former.close as before, present.close as after,
                'the provider ' || present.provider || ' says so now' as cause
            from ingestion.published_bar_versions as former
            join ingestion.published_bars as present using (symbol, session)
            where former.superseded_at > ? and former.superseded_at <= ? and former.session <= ?
            order by former.symbol collate "C", former.session, former.superseded_at""";

    private static final String REVISED_ACTIONS = """
            select distinct symbol, ex_date as session, kind as what, null::float8 as before, null::float8 as after,
                'the provider told of it after its day' as cause
            from ingestion.published_corporate_action_versions
            where known_at > ? and known_at <= ? and ex_date <= ? and ex_date < (known_at at time zone 'America/New_York')::date
            order by symbol, session, what""";

    private static final String MODEL = """
            select model from model.published_predictions where session = ?
            group by model order by model <> 'blend', model collate "C" limit 1""";

    private static final String SCORES = """
            select symbol, version, prediction from model.published_predictions where session = ? and model = ?""";

    private static final String ACTIONS = """
            select symbol, ex_date, case when kind = 'split'
                then 'split ' || split_to || ' for ' || split_from
                else 'dividend of ' || cash_amount || ' a share' end as detail
            from ingestion.published_corporate_actions where ex_date > ? and ex_date <= ?
            order by ex_date, symbol collate "C", kind""";

    private static final String HELD = """
            select watched.symbol as watched, coalesce(renamed.symbol, watched.symbol) as symbol,
                known.symbol is not null as known, member.symbol is not null as member, former.reason, former.since
            from unnest(?::text[], ?::date[]) with ordinality as watched(symbol, added_on, place)
            left join lateral (
                select change.symbol from ingestion.published_symbol_changes as change
                where change.ticker = watched.symbol and change.kind = 'renamed' and change.changed_on > watched.added_on
                order by change.changed_on limit 1) as renamed on true
            left join ingestion.published_universe as known on known.symbol = coalesce(renamed.symbol, watched.symbol)
            left join (%s) as member on member.symbol = known.symbol
            left join lateral (
                select case when known.delisted_on <= ? then 'delisted' else past.reason end as reason,
                    least(past.to_session, known.delisted_on) as since
                from ingestion.published_membership as past
                where past.symbol = known.symbol and member.symbol is null and past.from_session <= ?
                order by past.from_session desc limit 1) as former on true
            order by watched.place""".formatted(MEMBERS);

    private final Database database;

    @Inject
    PublishedMorning(Database database) {
        this.database = database;
    }

    @Override
    public UniverseChange universe(LocalDate before, LocalDate session) {
        return new UniverseChange(
                moves(JOINED, before, session, before, session),
                moves(LEFT, session, before, session, session),
                published(() -> database.query(
                        RENAMED,
                        row -> new UniverseChange.Rename(
                                row.getString("ticker"), row.getString("symbol"), date(row, "changed_on")),
                        before,
                        session)));
    }

    /** The members of one session that are none of another; the reason is told by a listing or a delisting after a day. */
    private List<UniverseChange.Move> moves(
            String sql, LocalDate day, LocalDate of, LocalDate butNotOf, LocalDate until) {
        return published(() -> database.query(
                sql,
                row -> new UniverseChange.Move(row.getString("symbol"), date(row, "since"), row.getString("reason")),
                Stream.of(List.of(day), four(of), four(butNotOf), List.of(until))
                        .flatMap(List::stream)
                        .toArray()));
    }

    @Override
    public List<Revision> revisions(Instant since, Instant until, LocalDate session) {
        return Stream.of(REVISED_BARS, REVISED_ACTIONS)
                .flatMap(sql ->
                        published(() -> database.query(sql, PublishedMorning::revision, since, until, session))
                                .stream())
                .toList();
    }

    @Override
    public Optional<String> model(LocalDate session) {
        return published(() -> database.query(MODEL, row -> row.getString("model"), session)).stream()
                .findFirst();
    }

    @Override
    public Optional<Scores> scores(LocalDate session, String model) {
        Map<String, Double> bySymbol = new HashMap<>();
        List<String> versions = published(() -> database.query(
                SCORES,
                row -> {
                    bySymbol.put(row.getString("symbol"), row.getDouble("prediction"));
                    return row.getString("version");
                },
                session,
                model));
        return versions.stream().findFirst().map(version -> new Scores(model, version, bySymbol));
    }

    @Override
    public Map<String, Double> returns(LocalDate session) {
        Map<String, Double> bySymbol = new HashMap<>();
        published(() -> database.query(
                "select symbol, ret_1d from feature.published_features where session = ? and ret_1d is not null",
                row -> bySymbol.put(row.getString("symbol"), row.getDouble("ret_1d")),
                session));
        return bySymbol;
    }

    @Override
    public List<ActionDay> actions(LocalDate after, LocalDate to) {
        return published(() -> database.query(
                ACTIONS,
                row -> new ActionDay(row.getString("symbol"), date(row, "ex_date"), row.getString("detail")),
                after,
                to));
    }

    @Override
    public Set<String> filed(LocalDate from, LocalDate to) {
        return Set.copyOf(published(() -> database.query(
                "select distinct symbol from ingestion.published_fundamentals where filing_date >= ? and filing_date < ?",
                row -> row.getString("symbol"),
                from,
                to)));
    }

    @Override
    public List<HeldName> held(List<WatchedName> names, LocalDate session) {
        Object symbols = names.stream().map(WatchedName::symbol).toArray(String[]::new);
        Object days = names.stream().map(WatchedName::addedOn).toArray(LocalDate[]::new);
        return published(() -> database.query(
                HELD,
                row -> new HeldName(
                        row.getString("watched"),
                        row.getString("symbol"),
                        row.getBoolean("known"),
                        row.getBoolean("member"),
                        row.getString("reason"),
                        date(row, "since")),
                Stream.of(List.of(symbols, days), four(session), List.of(session, session))
                        .flatMap(List::stream)
                        .toArray()));
    }

    private static List<LocalDate> four(LocalDate session) {
        return List.of(session, session, session, session);
    }

    private static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getString("symbol"),
                date(row, "session"),
                row.getString("what"),
                row.getObject("before", Double.class),
                row.getObject("after", Double.class),
                row.getString("cause"));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** A view that its owner has not made yet holds nothing. */
    private static <T> List<T> published(Supplier<List<T>> query) {
        try {
            return query.get();
        } catch (DatabaseException failed) {
            if (failed.isUnpublished()) {
                return List.of();
            }
            throw failed;
        }
    }
}
