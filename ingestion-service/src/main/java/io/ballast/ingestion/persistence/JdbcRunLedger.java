package io.ballast.ingestion.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.RunLedger;
import io.ballast.ingestion.application.StepCounts;
import io.ballast.kit.database.Database;

/** The sums of runs. */
@ApplicationScoped
class JdbcRunLedger implements RunLedger {

    private final Database database;

    @Inject
    JdbcRunLedger(Database database) {
        this.database = database;
    }

    @Override
    public void add(String runId, StepCounts counts) {
        if (counts.stored() + counts.revised() + counts.quarantined() == 0) {
            return;
        }
        database.update(
                "add to the ledger of run " + runId,
                """
                insert into ingestion.run_ledger as ledger (run_id, updated_at, bars, revised, quarantined)
                values (?, ?, ?, ?, ?)
                on conflict (run_id) do update set updated_at = excluded.updated_at, closed = false,
                    bars = ledger.bars + excluded.bars, revised = ledger.revised + excluded.revised,
                    quarantined = ledger.quarantined + excluded.quarantined""",
                runId,
                Instant.now(),
                counts.stored(),
                counts.revised(),
                counts.quarantined());
    }

    @Override
    public void reachBack(String runId, LocalDate from, LocalDate to) {
        database.update("widen the range of run " + runId, """
                insert into ingestion.run_ledger as ledger (run_id, updated_at, range_from, range_to)
                values (?, ?, ?, ?)
                on conflict (run_id) do update set
                    closed = ledger.closed and coalesce(ledger.range_from <= excluded.range_from
                             and ledger.range_to >= excluded.range_to, false),
                    range_from = least(ledger.range_from, excluded.range_from),
                    range_to = greatest(ledger.range_to, excluded.range_to)""", runId, Instant.now(), from, to);
    }

    @Override
    public Optional<RunSum> sum(String runId) {
        return database.single(
                        "sum up run " + runId,
                        """
                        select least(ledger.range_from, touched.first) as range_from,
                               greatest(ledger.range_to, touched.last) as range_to,
                               touched.sessions, ledger.bars, ledger.revised, ledger.quarantined,
                               (select count(*) from ingestion.run_symbol where run_id = ledger.run_id)::int as symbols
                        from ingestion.run_ledger as ledger
                        cross join lateral (
                            select min(session) as first, max(session) as last, count(*)::int as sessions
                            from ingestion.run_session where run_id = ledger.run_id) as touched
                        where ledger.run_id = ?""",
                        row -> new RunSum(
                                Database.date(row, "range_from"),
                                Database.date(row, "range_to"),
                                row.getInt("sessions"),
                                row.getInt("symbols"),
                                row.getLong("bars"),
                                row.getLong("revised"),
                                row.getLong("quarantined")),
                        runId)
                .filter(sum -> sum.from() != null);
    }

    @Override
    public boolean close(String runId) {
        return database.update("close run " + runId, """
                        insert into ingestion.run_ledger as ledger (run_id, updated_at, closed) values (?, ?, true)
                        on conflict (run_id) do update set closed = true where not ledger.closed""", runId, Instant.now()) == 1;
    }
}
