package io.ballast.model.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.kit.database.Database;
import io.ballast.model.application.Registry;
import io.ballast.model.domain.prediction.Blend;
import io.ballast.model.domain.registry.Alias;
import io.ballast.model.domain.registry.AliasChange;
import io.ballast.model.domain.registry.Candidate;
import io.ballast.model.domain.registry.ChangeCause;
import io.ballast.model.domain.registry.GateCheck;
import io.ballast.model.domain.target.SelectionOutcome;
import io.ballast.model.domain.target.Target;

/** The history of the aliases as rows; nothing is ever changed in it. */
@Singleton
class RegistryTable implements Registry {

    private static final TypeReference<List<GateCheck>> CHECKS = new TypeReference<>() {};

    private final Database database;
    private final ObjectMapper json;

    @Inject
    RegistryTable(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void lock() {
        database.execute("lock table model.alias_change in share row exclusive mode");
    }

    @Override
    public List<AliasChange> history(Alias alias) {
        return database.query(
                "select * from model.alias_change where alias = ? order by position", this::change, alias.label());
    }

    @Override
    public Optional<AliasChange> current(Alias alias) {
        return database
                .query(
                        "select * from model.alias_change where alias = ? order by position desc limit 1",
                        this::change,
                        alias.label())
                .stream()
                .findFirst();
    }

    @Override
    public void record(AliasChange change) {
        database.execute(
                """
                insert into model.alias_change (alias, position, training_run_id, cause, author, note, checks, changed_at)
                select ?, coalesce(max(position), 0) + 1, ?::uuid, ?, ?, ?, ?::jsonb, ?::timestamptz
                from model.alias_change where alias = ?""",
                change.alias().label(),
                change.trainingRunId() == null ? null : change.trainingRunId().toString(),
                change.cause().label(),
                change.author(),
                change.note(),
                write(change.checks()),
                change.changedAt().atOffset(ZoneOffset.UTC),
                change.alias().label());
    }

    @Override
    public Optional<Candidate> candidate(UUID trainingRunId) {
        String sql = """
                select r.session, t.selected_target, t.outcome, t.min_target_coverage, v.ic,
                    (select min(case when c.expected_cells = 0 and c.matured_sessions > 0 then 0
                                     when t.selected_target = ? then c.fwd_ret_resid else c.fwd_ret end)
                     from model.target_coverage c where c.training_run_id = r.training_run_id) as coverage
                from model.training_run r
                join model.target_selection t on t.training_run_id = r.training_run_id
                join model.training_run_model m on m.training_run_id = r.training_run_id and m.name = ?
                join model.model_version v on v.name = m.name and v.version = m.version
                where r.training_run_id = ?""";
        return database
                .query(
                        sql,
                        row -> candidate(trainingRunId, row),
                        Target.FWD_RET_RESID.column(),
                        Blend.NAME,
                        trainingRunId)
                .stream()
                .findFirst();
    }

    private static Candidate candidate(UUID trainingRunId, ResultSet row) throws SQLException {
        return new Candidate(
                trainingRunId,
                row.getObject("session", LocalDate.class),
                Target.of(row.getString("selected_target")),
                SelectionOutcome.of(row.getString("outcome")).isDegraded(),
                number(row, "coverage"),
                row.getDouble("min_target_coverage"),
                number(row, "ic"));
    }

    private static double number(ResultSet row, String column) throws SQLException {
        Double value = row.getObject(column, Double.class);
        return value == null ? Double.NaN : value;
    }

    private AliasChange change(ResultSet row) throws SQLException {
        return new AliasChange(
                Alias.of(row.getString("alias")),
                row.getObject("training_run_id", UUID.class),
                ChangeCause.of(row.getString("cause")),
                row.getString("author"),
                row.getString("note"),
                read(row.getString("checks")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private List<GateCheck> read(String text) {
        try {
            return json.readValue(text, CHECKS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("Failed to read stored checks " + text, unreadable);
        }
    }

    private String write(List<GateCheck> checks) {
        try {
            return json.writeValueAsString(checks);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("Failed to write " + checks + " as JSON", impossible);
        }
    }
}
