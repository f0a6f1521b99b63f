package io.ballast.monitor.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.monitor.application.LossReader;
import io.ballast.monitor.domain.cause.Loss;
import io.ballast.monitor.domain.cause.LostCell;

/** Finds lost cells in the published views: members of the sessions that lack something, with the ledger's reason. */
@Singleton
class PublishedLosses implements LossReader {

    private static final String LOST = """
            select cell.symbol, cell.session, absent.provider, coalesce(absent.reason, ?) as cause, cell.sector,
                cell.exchange, cell.listed_on
            from (
                select member.symbol, day.session, member.sector, member.exchange, member.listed_on
                from unnest(?::date[]) as day(session)
                join (ingestion.published_membership join ingestion.published_universe using (symbol)) as member
                    on member.from_session <= day.session
                    and (member.to_session is null or day.session < member.to_session)
                    and (member.listed_on is null or member.listed_on <= day.session)
                    and (member.delisted_on is null or day.session < member.delisted_on)) cell
            left join (
                select symbol, session, reason, provider from ingestion.published_absences
                where session = any (?::date[])) absent
                on absent.symbol = cell.symbol and absent.session = cell.session
            where not exists (
                select from %s as present where present.symbol = cell.symbol and present.session = cell.session%s)
            order by cell.session, cell.symbol""";

    private static final String FIRST_FAILURE = """
            select 'step ' || step.name || ' of run ' || step.run_id || ' (' || step.state || ')'
                || coalesce(': ' || coalesce(step.detail, run.error), '')
            from monitor.pipeline_step step
            join monitor.pipeline_run run on run.run_id = step.run_id
            where step.state in ('failed', 'partial')
                and run.started_at > coalesce(
                    (select max(started_at) from monitor.pipeline_run where state = 'succeeded'), '-infinity')
            order by run.started_at, step.position limit 1""";

    private final Database database;

    @Inject
    PublishedLosses(Database database) {
        this.database = database;
    }

    @Override
    public List<LostCell> lostCells(Loss loss, List<LocalDate> sessions) {
        LocalDate[] days = sessions.toArray(LocalDate[]::new);
        try {
            return database.query(PublishedLosses::cell, lost(loss), loss.ownCause(), days, days);
        } catch (Database.QueryFailedException failed) {
            if (failed.isUnpublished()) {
                return List.of();
            }
            throw failed;
        }
    }

    @Override
    public Optional<String> firstFailure() {
        return database.query(row -> row.getString(1), FIRST_FAILURE).stream().findFirst();
    }

    private static String lost(Loss loss) {
        return switch (loss) {
            case BARS -> LOST.formatted("ingestion.published_bars", "");
            case FEATURES ->
                LOST.formatted(
                        "feature.published_features",
                        " and coalesce(present.ret_1d, present.ret_5d, present.mom_21, present.vol_21) is not null");
            case PREDICTIONS -> LOST.formatted("model.published_predictions", "");
        };
    }

    private static LostCell cell(ResultSet row) throws SQLException {
        return new LostCell(
                row.getString("symbol"),
                row.getObject("session", LocalDate.class),
                row.getString("provider"),
                row.getString("cause"),
                row.getString("sector"),
                row.getString("exchange"),
                row.getObject("listed_on", LocalDate.class));
    }
}
