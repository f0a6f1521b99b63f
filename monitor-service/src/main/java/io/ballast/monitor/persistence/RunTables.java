package io.ballast.monitor.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import io.ballast.kit.database.Database;
import io.ballast.monitor.application.RunStore;
import io.ballast.monitor.domain.pipeline.PipelineKind;
import io.ballast.monitor.domain.pipeline.PipelineRun;
import io.ballast.monitor.domain.pipeline.PlannedStep;
import io.ballast.monitor.domain.pipeline.RunState;
import io.ballast.monitor.domain.pipeline.Step;
import io.ballast.monitor.domain.pipeline.StepState;

/** Runs, their steps and their operations in tables. */
@Singleton
class RunTables implements RunStore {

    private static final String RUN =
            "select run_id, kind, state, started_at, finished_at, error from monitor.pipeline_run ";
    private static final String INSERT_RUN = """
            insert into monitor.pipeline_run (run_id, kind, state, started_at, finished_at, error)
            values (?, ?, ?, ?, ?, ?) on conflict (run_id) do nothing""";
    private static final String UPDATE_RUN =
            "update monitor.pipeline_run set state = ?, started_at = ?, finished_at = ?, error = ? where run_id = ?";
    private static final String UPSERT_STEP = """
            insert into monitor.pipeline_step
                (run_id, name, position, state, started_at, finished_at, done, total, unit, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (run_id, name) do update set state = excluded.state, started_at = excluded.started_at,
                finished_at = excluded.finished_at, done = excluded.done, total = excluded.total, unit = excluded.unit,
                detail = excluded.detail""";

    private final Database database;

    @Inject
    RunTables(Database database) {
        this.database = database;
    }

    @Override
    @Transactional
    public Optional<PipelineRun> change(
            String runId, Supplier<PipelineRun> ifAbsent, UnaryOperator<PipelineRun> change) {
        Optional<PipelineRun> present = lock(runId);
        if (present.isEmpty() && ifAbsent != null) {
            insert(ifAbsent.get());
            // Somebody else may have been faster; whoever was, the row is there and ours to lock.
            present = lock(runId);
        }
        return present.map(run -> {
            PipelineRun changed = change.apply(run);
            save(run, changed);
            return changed;
        });
    }

    @Override
    public Optional<PipelineRun> find(String runId) {
        return load(RUN + "where run_id = ?", runId).stream().findFirst();
    }

    @Override
    public List<PipelineRun> recent(int limit) {
        return load(RUN + "order by started_at desc, run_id limit ?", limit);
    }

    @Override
    public boolean hasIngested(LocalDate session) {
        return database.query(
                        """
                        select exists (
                            select from monitor.pipeline_run as run
                            left join monitor.pipeline_step as step on step.run_id = run.run_id and step.name = ?
                            where run.kind = ? and run.parameters->>'session' = ?
                              and (run.finished_at is not null or step.finished_at is not null))""",
                        row -> row.getBoolean(1),
                        PlannedStep.INGEST.label(),
                        PipelineKind.END_OF_DAY.operationType(),
                        session.toString())
                .get(0);
    }

    @Override
    public void keepResult(String runId, String json) {
        database.execute("update monitor.pipeline_run set result = ?::json where run_id = ?", json, runId);
    }

    @Override
    public Optional<String> result(String runId) {
        return database
                .query(
                        "select result from monitor.pipeline_run where run_id = ? and result is not null",
                        row -> row.getString(1),
                        runId)
                .stream()
                .findFirst();
    }

    @Override
    public void keepParameters(String runId, String json) {
        database.execute(
                "update monitor.pipeline_run set parameters = ?::json where run_id = ? and parameters is null",
                json,
                runId);
    }

    @Override
    public Optional<String> parameters(String runId) {
        return database
                .query(
                        "select parameters from monitor.pipeline_run where run_id = ? and parameters is not null",
                        row -> row.getString(1),
                        runId)
                .stream()
                .findFirst();
    }

    @Override
    public int attempt(String runId) {
        return database
                .query("select attempt from monitor.pipeline_run where run_id = ?", row -> row.getInt(1), runId)
                .stream()
                .findFirst()
                .orElse(1);
    }

    @Override
    public void countAttempt(String runId) {
        database.execute("update monitor.pipeline_run set attempt = attempt + 1 where run_id = ?", runId);
    }

    @Override
    public void noteOperation(RunOperation operation) {
        // An ended operation stays ended, whatever comes late.
        database.execute(
                """
                insert into monitor.run_operation as known (run_id, operation_id, service, type, state)
                values (?, ?, ?, ?, ?)
                on conflict (run_id, operation_id) do update set state = excluded.state
                where known.state in ('queued', 'running')""",
                operation.runId(),
                operation.operationId(),
                operation.service(),
                operation.type(),
                operation.state());
    }

    @Override
    public List<RunOperation> operations(String runId) {
        return database.query(
                "select operation_id, service, type, state from monitor.run_operation where run_id = ?",
                row -> new RunOperation(
                        runId,
                        row.getObject("operation_id", UUID.class),
                        row.getString("service"),
                        row.getString("type"),
                        row.getString("state")),
                runId);
    }

    private Optional<PipelineRun> lock(String runId) {
        return load(RUN + "where run_id = ? for update", runId).stream().findFirst();
    }

    private List<PipelineRun> load(String sql, Object value) {
        Map<String, PipelineRun> runs = new LinkedHashMap<>();
        database.query(sql, RunTables::run, value).forEach(run -> runs.put(run.runId(), run));
        if (runs.isEmpty()) {
            return List.of();
        }
        Map<String, List<Step>> steps = steps(runs.keySet().toArray(String[]::new));
        return runs.values().stream()
                .map(run -> new PipelineRun(
                        run.runId(),
                        run.kind(),
                        run.state(),
                        run.startedAt(),
                        run.finishedAt(),
                        steps.getOrDefault(run.runId(), List.of()),
                        run.error()))
                .toList();
    }

    private Map<String, List<Step>> steps(String[] runIds) {
        Map<String, List<Step>> steps = new LinkedHashMap<>();
        database.query(
                """
                select run_id, name, state, started_at, finished_at, done, total, unit, detail
                from monitor.pipeline_step where run_id = any (?) order by run_id, position""",
                row -> steps.computeIfAbsent(row.getString("run_id"), id -> new ArrayList<>())
                        .add(step(row)),
                (Object) runIds);
        return steps;
    }

    private void insert(PipelineRun run) {
        boolean first = database.execute(
                        INSERT_RUN,
                        run.runId(),
                        run.kind(),
                        run.state().label(),
                        run.startedAt(),
                        run.finishedAt(),
                        run.error())
                == 1;
        for (int i = 0; first && i < run.steps().size(); i++) {
            saveStep(run.runId(), run.steps().get(i), i);
        }
    }

    private void save(PipelineRun before, PipelineRun after) {
        for (int i = 0; i < after.steps().size(); i++) {
            Step step = after.steps().get(i);
            if (!before.steps().contains(step)) {
                saveStep(after.runId(), step, i);
            }
        }
        if (after.state() != before.state()) {
            database.execute(
                    UPDATE_RUN,
                    after.state().label(),
                    after.startedAt(),
                    after.finishedAt(),
                    after.error(),
                    after.runId());
        }
    }

    private void saveStep(String runId, Step step, int position) {
        database.execute(
                UPSERT_STEP,
                runId,
                step.name(),
                position,
                step.state().label(),
                step.startedAt(),
                step.finishedAt(),
                step.done(),
                step.total(),
                step.unit(),
                step.detail());
    }

    private static PipelineRun run(ResultSet row) throws SQLException {
        return new PipelineRun(
                row.getString("run_id"),
                row.getString("kind"),
                RunState.of(row.getString("state")),
                Database.instant(row, "started_at"),
                Database.instant(row, "finished_at"),
                List.of(),
                row.getString("error"));
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getString("name"),
                StepState.of(row.getString("state")),
                Database.instant(row, "started_at"),
                Database.instant(row, "finished_at"),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("unit"),
                row.getString("detail"));
    }
}
