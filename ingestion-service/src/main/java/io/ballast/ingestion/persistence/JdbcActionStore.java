package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.ActionStore;
import io.ballast.ingestion.application.LearntActions;
import io.ballast.ingestion.domain.action.AdjustmentFactors;
import io.ballast.ingestion.domain.action.CorporateAction;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.action.FactorStep;
import io.ballast.ingestion.domain.action.RefusedAction;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.copy.BinaryCopyWriter;
import io.ballast.kit.database.Database;

/** The tables {@code corporate_action} and {@code adjustment_factor}, and the factors in the bars. */
@ApplicationScoped
class JdbcActionStore implements ActionStore {

    static final String SPLIT = "split";
    static final String DIVIDEND = "dividend";

    private static final String NOTING_BARS = ChangeLog.noting(ChangeLog.BAR, "changed");

    private static final String DIFFERS = """
            (known.split_from, known.split_to, known.cash_amount, known.currency) is distinct from
            (%1$s.split_from, %1$s.split_to, %1$s.cash_amount, %1$s.currency)""";

    private static final String KEEP_OLD = """
            insert into ingestion.corporate_action_revision
                (symbol, ex_date, kind, action_id, known_at, superseded_at, split_from, split_to, cash_amount, currency)
            select distinct on (known.symbol, known.ex_date, known.kind, known.action_id)
                   known.symbol, known.ex_date, known.kind, known.action_id, known.known_at, ?::timestamptz,
                   known.split_from, known.split_to, known.cash_amount, known.currency
            from ingestion.corporate_action as known
            join staged_action as staged using (symbol, ex_date, kind, action_id)
            where known.known_at < ?::timestamptz and """ + DIFFERS.formatted("staged");

    /**
     * Known actions that others take the place of: those of the same day, of which all there are were told, and the same one on
     * another day if it is identified.
     */
    private static final String REPLACE = superseding("""
                exists (
                        select from staged_action as staged
                        where staged.symbol = known.symbol and staged.kind = known.kind
                          and (staged.ex_date = known.ex_date or staged.identified and staged.action_id = known.action_id))
                  and not exists (
                        select from staged_action as same
                        where same.symbol = known.symbol and same.kind = known.kind
                          and same.action_id = known.action_id and same.ex_date = known.ex_date)""");

    private static final String MERGE = """
            with merged as (
                insert into ingestion.corporate_action as known
                    (symbol, ex_date, kind, action_id, split_from, split_to, cash_amount, currency, known_at)
                select distinct on (symbol, ex_date, kind, action_id)
                       symbol, ex_date, kind, action_id, split_from, split_to, cash_amount, currency,
                       case when ex_date between first_date and last_date then ?::timestamptz
                            else least(?::timestamptz, ex_date::timestamp at time zone 'America/New_York') end
                from staged_action left join ingestion.action_coverage using (symbol)
                on conflict (symbol, ex_date, kind, action_id) do update set
                    split_from = excluded.split_from, split_to = excluded.split_to,
                    cash_amount = excluded.cash_amount, currency = excluded.currency,
                    known_at = greatest(?::timestamptz, known.known_at)
                where %s
                returning kind, symbol, ex_date as session),
            noted as (%s)
            select min(session) as ex_date from merged""".formatted(DIFFERS.formatted("excluded"), ChangeLog.notingKinds("merged"));

    private static final String COVER = """
            insert into ingestion.action_coverage as known (symbol, first_date, last_date)
            select unnest(?::text[]), ?::date, ?::date
            on conflict (symbol) do update set
                first_date = least(known.first_date, excluded.first_date),
                last_date = greatest(known.last_date, excluded.last_date)
            where excluded.first_date < known.first_date or excluded.last_date > known.last_date""";

    private static final String APPLY = """
            with steps as (
                select symbol, valid_from, price_factor, split_factor,
                       lead(valid_from, 1, date 'infinity') over (partition by symbol order by valid_from) as valid_to
                from ingestion.adjustment_factor),
            changed as (
                update ingestion.daily_bar as bar
                set price_factor = steps.price_factor, split_factor = steps.split_factor
                from steps
                where bar.symbol = steps.symbol and bar.session >= steps.valid_from and bar.session < steps.valid_to
                  and (bar.price_factor <> steps.price_factor or bar.split_factor <> steps.split_factor)
                returning bar.symbol, bar.session),
            noted as (%s)
            select min(session) as session from changed""".formatted(NOTING_BARS);

    /** Bars before the first step, or of symbols whose actions were all withdrawn or refused. */
    private static final String RESET = """
            with first as (select symbol, min(valid_from) as valid_from from ingestion.adjustment_factor group by symbol),
            changed as (
                update ingestion.daily_bar as bar set price_factor = 1, split_factor = 1
                where (price_factor <> 1 or split_factor <> 1)
                  and not exists (select from first where first.symbol = bar.symbol and bar.session >= valid_from)
                returning bar.symbol, bar.session),
            noted as (%s)
            select min(session) as session from changed""".formatted(NOTING_BARS);

    private final Database database;
    private final BusinessClock clock;

    @Inject
    JdbcActionStore(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Saved save(LearntActions learnt) {
        Instant now = clock.instant();
        return database.with("save the corporate actions", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("""
                        create temporary table staged_action (
                            symbol text, ex_date date, kind text, action_id text, split_from float8, split_to float8,
                            cash_amount float8, currency text, identified boolean) on commit drop""");
            }
            copy(connection, learnt.actions());
            Database.update(connection, KEEP_OLD, now, now);
            LocalDate replaced = Database.query(connection, REPLACE, row -> Database.date(row, "ex_date"), now, now)
                    .get(0);
            LocalDate merged = Database.query(connection, MERGE, row -> Database.date(row, "ex_date"), now, now, now)
                    .get(0);
            Missing missing = new ActionWithdrawal(connection, now).of(learnt);
            LocalDate withdrawn = missing.withdrawn().stream()
                    .map(CorporateAction::exDate)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            Object symbols = learnt.symbols().toArray(String[]::new);
            Database.update(connection, COVER, symbols, learnt.from(), learnt.to());
            return new Saved(earlier(earlier(replaced, merged), withdrawn), missing);
        });
    }

    /**
     * A statement that takes actions away, keeps them as versions and notes them as changed. Its last two parameters are the instant.
     *
     * @param condition which ones, of {@code known}
     */
    static String superseding(String condition) {
        return """
                with replaced as (
                    delete from ingestion.corporate_action as known where %s
                    returning known.*),
                kept as (
                    insert into ingestion.corporate_action_revision
                        (symbol, ex_date, kind, action_id, known_at, superseded_at, split_from, split_to, cash_amount, currency)
                    select symbol, ex_date, kind, action_id, known_at, ?::timestamptz, split_from, split_to, cash_amount, currency
                    from replaced where known_at < ?::timestamptz),
                changed as (select kind, symbol, ex_date as session from replaced),
                noted as (%s)
                select min(session) as ex_date from changed""".formatted(condition, ChangeLog.notingKinds("changed"));
    }

    /** The earlier of two dates, of which either may be null. */
    private static LocalDate earlier(LocalDate one, LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static void copy(Connection connection, List<? extends CorporateAction> actions) throws SQLException {
        try (BinaryCopyWriter copy =
                new BinaryCopyWriter(connection, "copy pg_temp.staged_action from stdin (format binary)")) {
            for (CorporateAction action : actions) {
                copy.startRow(9);
                copy.text(action.symbol());
                copy.date(action.exDate());
                copy.text(kind(action));
                copy.text(action.id());
                if (action instanceof Split split) {
                    copy.float8(split.from());
                    copy.float8(split.to());
                    copy.nullValue();
                    copy.nullValue();
                } else if (action instanceof CashDividend dividend) {
                    copy.nullValue();
                    copy.nullValue();
                    copy.float8(dividend.amount());
                    copy.text(dividend.currency());
                }
                copy.bool(action.isIdentified());
            }
            copy.finish();
        }
    }

    @Override
    public Map<String, List<ActionWithClose>> all() {
        Map<String, List<ActionWithClose>> bySymbol = new LinkedHashMap<>();
        database.query("read the corporate actions", """
                select action.*, case when kind = 'dividend' then
                    (select close from ingestion.daily_bar as bar
                     where bar.symbol = action.symbol and bar.session < action.ex_date
                     order by session desc limit 1) end as close_before
                from ingestion.corporate_action as action order by symbol, ex_date""", row -> bySymbol.computeIfAbsent(
                        row.getString("symbol"), symbol -> new ArrayList<>())
                .add(new ActionWithClose(action(row), Database.number(row, "close_before"))));
        return bySymbol;
    }

    private static String kind(CorporateAction action) {
        return action instanceof Split ? SPLIT : DIVIDEND;
    }

    static CorporateAction action(ResultSet row) throws SQLException {
        String id = row.getString("action_id");
        String symbol = row.getString("symbol");
        LocalDate exDate = Database.date(row, "ex_date");
        return row.getString("kind").equals(SPLIT)
                ? new Split(id, symbol, exDate, Database.number(row, "split_from"), Database.number(row, "split_to"))
                : new CashDividend(id, symbol, exDate, Database.number(row, "cash_amount"), row.getString("currency"));
    }

    @Override
    public LocalDate apply(Map<String, AdjustmentFactors> factors) {
        return database.with("apply the adjustment factors", connection -> {
            replaceSteps(connection, factors);
            markRefused(connection, factors);
            LocalDate applied = Database.query(connection, APPLY, row -> Database.date(row, "session"))
                    .get(0);
            LocalDate reset = Database.query(connection, RESET, row -> Database.date(row, "session"))
                    .get(0);
            return earlier(applied, reset);
        });
    }

    private static void replaceSteps(Connection connection, Map<String, AdjustmentFactors> factors)
            throws SQLException {
        Database.update(connection, "delete from ingestion.adjustment_factor");
        String sql = "copy ingestion.adjustment_factor (symbol, valid_from, price_factor, split_factor)"
                + " from stdin (format binary)";
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, sql)) {
            for (Map.Entry<String, AdjustmentFactors> entry : factors.entrySet()) {
                for (FactorStep step : entry.getValue().steps()) {
                    copy.startRow(4);
                    copy.text(entry.getKey());
                    copy.date(step.from());
                    copy.float8(step.price());
                    copy.float8(step.split());
                }
            }
            copy.finish();
        }
    }

    /** Notes what was refused and is no longer, and what is refused now and was not. */
    private static void noteRefusals(
            Connection connection, List<CorporateAction> before, Map<String, AdjustmentFactors> factors)
            throws SQLException {
        Set<CorporateAction> changed = new HashSet<>(before);
        factors.values().stream()
                .flatMap(ofSymbol -> ofSymbol.refused().stream())
                .map(RefusedAction::action)
                .filter(action -> !changed.remove(action))
                .forEach(changed::add);
        Map<String, Map<LocalDate, Set<String>>> byKind = new TreeMap<>();
        changed.forEach(action -> byKind.computeIfAbsent(kind(action), kind -> new TreeMap<>())
                .computeIfAbsent(action.exDate(), exDate -> new TreeSet<>())
                .add(action.symbol()));
        for (Map.Entry<String, Map<LocalDate, Set<String>>> ofKind : byKind.entrySet()) {
            ChangeLog.note(connection, ofKind.getKey(), ofKind.getValue());
        }
    }

    private static void markRefused(Connection connection, Map<String, AdjustmentFactors> factors) throws SQLException {
        List<CorporateAction> refusedBefore = Database.query(
                connection,
                "select * from ingestion.corporate_action where refused_reason is not null",
                JdbcActionStore::action);
        Database.update(
                connection,
                "update ingestion.corporate_action set refused_reason = null where refused_reason is not null");
        noteRefusals(connection, refusedBefore, factors);
        for (AdjustmentFactors ofSymbol : factors.values()) {
            for (RefusedAction refused : ofSymbol.refused()) {
                CorporateAction action = refused.action();
                Database.update(
                        connection, """
                        update ingestion.corporate_action set refused_reason = ?
                        where symbol = ? and ex_date = ? and kind = ? and action_id = ?""", refused.reason(), action.symbol(), action.exDate(), kind(action), action.id());
            }
        }
    }
}
