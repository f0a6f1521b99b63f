package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.ballast.ingestion.application.ActionStore.Missing;
import io.ballast.ingestion.application.LearntActions;
import io.ballast.ingestion.application.LearntActions.Days;
import io.ballast.ingestion.domain.action.CorporateAction;
import io.ballast.kit.database.Database;

/**
 * Takes back actions that the provider that told of them tells of no more. A reply speaks only of the days between the first
 * and the last of its actions, and not of securities that are gone. More than a few of them at once are taken for a reply with a hole,
 * and stay.
 */
final class ActionWithdrawal {

    /** Share of the known actions that may be withdrawn at once. */
    private static final double MOST = 0.01;

    /** Of few known ones so many may. */
    private static final int FEW = 2;

    private static final String MARK = """
            update ingestion.corporate_action as known set told_by = ?
            from staged_action as staged
            where staged.symbol = known.symbol and staged.ex_date = known.ex_date and staged.kind = known.kind
              and staged.action_id = known.action_id and known.told_by is distinct from ?""";

    private static final String MISSING = """
            with known as (
                select known.*, exists (
                        select from staged_action as staged
                        where staged.symbol = known.symbol and staged.ex_date = known.ex_date
                          and staged.kind = known.kind and staged.action_id = known.action_id) as told
                from ingestion.corporate_action as known
                where known.told_by = ? and known.kind = ? and known.ex_date between ? and ?
                  and known.symbol = any (?::text[])
                  and not exists (select from ingestion.security as gone
                                  where gone.symbol = known.symbol and gone.delisted_on is not null))
            select known.*, (select count(*) from known) as known_in_all from known where not told
            order by ex_date, symbol, action_id""";

    private static final String WITHDRAW = JdbcActionStore.superseding("""
            (symbol, ex_date, kind, action_id) in (
                select * from unnest(?::text[], ?::date[], ?::text[], ?::text[]))""");

    private final Connection connection;
    private final Instant now;

    ActionWithdrawal(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    /**
     * Withdraws what is missing in a reply, after it was staged and merged.
     *
     * @return what was, and what looks missing by too many
     */
    Missing of(LearntActions learnt) throws SQLException {
        Database.update(connection, MARK, learnt.provider(), learnt.provider());
        List<CorporateAction> withdrawn = new ArrayList<>();
        List<CorporateAction> heldBack = new ArrayList<>();
        sort(learnt, JdbcActionStore.SPLIT, learnt.splitDays(), withdrawn, heldBack);
        sort(learnt, JdbcActionStore.DIVIDEND, learnt.dividendDays(), withdrawn, heldBack);
        return new Missing(withdrawn, heldBack);
    }

    private void sort(
            LearntActions learnt,
            String kind,
            Optional<Days> told,
            List<CorporateAction> withdrawn,
            List<CorporateAction> heldBack)
            throws SQLException {
        if (told.isEmpty()) {
            return;
        }
        record Known(CorporateAction action, long inAll) {}
        List<Known> missing = Database.query(
                connection,
                MISSING,
                row -> new Known(JdbcActionStore.action(row), row.getLong("known_in_all")),
                learnt.provider(),
                kind,
                told.get().first(),
                told.get().last(),
                learnt.symbols().toArray(String[]::new));
        List<CorporateAction> actions = missing.stream().map(Known::action).toList();
        if (!missing.isEmpty() && missing.size() > Math.max(FEW, missing.get(0).inAll() * MOST)) {
            heldBack.addAll(actions);
        } else if (!missing.isEmpty()) {
            withdraw(kind, actions);
            withdrawn.addAll(actions);
        }
    }

    private void withdraw(String kind, List<CorporateAction> actions) throws SQLException {
        Database.query(
                connection,
                WITHDRAW,
                row -> true,
                actions.stream().map(CorporateAction::symbol).toArray(String[]::new),
                actions.stream().map(CorporateAction::exDate).toArray(LocalDate[]::new),
                actions.stream().map(action -> kind).toArray(String[]::new),
                actions.stream().map(CorporateAction::id).toArray(String[]::new),
                now,
                now);
    }
}
