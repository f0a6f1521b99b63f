package io.ballast.model.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.database.Database;
import io.ballast.model.application.FeatureSource;
import io.ballast.model.application.PublishedOutcomes;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.live.PublishedSession;

/**
 * Joins stored predictions with the executable returns that are published by now. Of each session counts what was published
 * last before the next open, since that was all one could trade on: what is made later knows more.
 */
@Singleton
class OutcomeViews implements PublishedOutcomes {

    private static final String SETS = """
            select s.session, s.version, s.revision, s.target, s.published_at, v.ic, d.stability from model.prediction_set s
            join model.model_version v on v.name = s.model and v.version = s.version
            left join model.drift d on d.session = s.session and d.kind = 'prediction' and d.name = s.model
            where s.model = ? and s.session <= ?
            order by s.session desc, s.revision desc, s.is_current desc, s.published_at desc""";

    /**
     * Before a session is mature only the returns of delisted symbols are known. A symbol's first jump is spanned if it comes
     * on one of the rows to the one on which the executable return ends. Who was renamed since has its rows under the new name.
     */
    private static final String ROWS = """
            select kept.symbol, p.prediction, f.adv_usd_21, case
                when not ? then null
                when jump.session is not null
                    and (select count(*) from feature.published_features held where held.symbol = kept.symbol
                        and held.session > p.session and held.session <= jump.session) <= ? then null
                when ? = 'fwd_ret_resid' then f.fwd_ret_exec_resid
                else f.fwd_ret_exec end as earned
            from model.prediction p
            left join (
                select distinct on (ticker) ticker, symbol from ingestion.published_symbol_changes
                where changed_on > ? order by ticker, changed_on) change on change.ticker = p.symbol
            cross join lateral (select coalesce(change.symbol, p.symbol) as symbol) kept
            left join feature.published_features f on f.symbol = kept.symbol and f.session = p.session
            left join (
                select symbol, min(session) as session from ingestion.published_suspects
                where kind = 'price-jump' and session > ? and session <= ? group by symbol) jump on jump.symbol = kept.symbol
            where p.session = ? and p.model = ? and p.version = ? and p.revision = ?
            order by kept.symbol collate "C\"""";

    private final Database database;
    private final FeatureSource source;
    private final ExchangeCalendar calendar;
    private final HeldSessions held;

    @Inject
    OutcomeViews(Database database, FeatureSource source, ExchangeCalendar calendar, HeldSessions held) {
        this.database = database;
        this.source = source;
        this.calendar = calendar;
        this.held = held;
    }

    /** What a version published for a session, and when. */
    private record Published(
            LocalDate session,
            String version,
            int revision,
            String target,
            Instant at,
            double promisedIc,
            double stability) {}

    /** A row of a session. */
    private record Row(String symbol, double prediction, double earned, double advUsd) {}

    /**
     * How far outcomes reach, by the sessions held as of one moment.
     *
     * @param matured the latest session whose executable returns are complete once features are built
     * @param sessions those that were held
     */
    private record Reach(LabelHorizon horizon, LocalDate matured, ExchangeCalendar sessions) {

        /** The latest session on which the executable returns of a session can end. */
        LocalDate end(LocalDate session) {
            return sessions.plus(sessions.onOrBefore(session), horizon.executableReach());
        }
    }

    @Override
    public List<PublishedSession> latest(String model, LocalDate to, int sessions, LabelHorizon horizon) {
        List<Published> sets = database.query(SETS, OutcomeViews::published, model, to);
        Map<LocalDate, Published> inTime = new TreeMap<>(Comparator.reverseOrder());
        Reach reach = reach(source.history().map(FeatureSource.History::latest).orElse(to), horizon);
        sets.stream().filter(this::isInTime).forEach(set -> inTime.putIfAbsent(set.session(), set));
        List<PublishedSession> found = new ArrayList<>(inTime.values().stream()
                .limit(sessions)
                .map(set -> outcome(model, set, reach))
                .toList());
        Collections.reverse(found);
        return found;
    }

    private Reach reach(LocalDate built, LabelHorizon horizon) {
        return new Reach(horizon, held.back(built, horizon.rows() + 1), held.calendar());
    }

    private boolean isInTime(Published set) {
        return set.at().isBefore(calendar.open(calendar.next(set.session())));
    }

    private PublishedSession outcome(String model, Published set, Reach reach) {
        List<Row> rows = database.query(
                ROWS,
                OutcomeViews::row,
                !set.session().isAfter(reach.matured()),
                reach.horizon().rows() + 1,
                set.target(),
                set.session(),
                set.session(),
                reach.end(set.session()),
                set.session(),
                model,
                set.version(),
                set.revision());
        float[] earned = new float[rows.size()];
        for (int i = 0; i < earned.length; i++) {
            earned[i] = (float) rows.get(i).earned();
        }
        return new PublishedSession(
                set.session(),
                set.version(),
                set.target(),
                set.promisedIc(),
                set.stability(),
                rows.stream().map(Row::symbol).toList(),
                rows.stream().mapToDouble(Row::prediction).toArray(),
                earned,
                rows.stream().mapToDouble(Row::advUsd).toArray());
    }

    private static Published published(ResultSet set) throws SQLException {
        return new Published(
                set.getObject("session", LocalDate.class),
                set.getString("version"),
                set.getInt("revision"),
                set.getString("target"),
                set.getObject("published_at", OffsetDateTime.class).toInstant(),
                Database.number(set, "ic"),
                Database.number(set, "stability"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("symbol"),
                row.getDouble("prediction"),
                Database.number(row, "earned"),
                Database.number(row, "adv_usd_21"));
    }
}
