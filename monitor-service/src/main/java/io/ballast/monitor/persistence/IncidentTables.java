package io.ballast.monitor.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.type.TypeReference;

import io.ballast.kit.database.Database;
import io.ballast.monitor.application.IncidentStore;
import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.incident.IncidentState;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.rule.Verdict;

/** Incidents and their histories in tables. */
@Singleton
class IncidentTables implements IncidentStore {

    private static final String INCIDENT = """
            select incident_id, cause, title, severity, state, session, symptoms, opened_at, updated_at,
                acknowledged_by, muted_until, resolved_at, evidence
            from monitor.incident
            """;
    private static final String LOCK_KEY = "hashtextextended('ballast.monitor.incidents', 0)";
    private static final TypeReference<List<Symptom>> SYMPTOMS = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    @Inject
    IncidentTables(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public boolean tryLock() {
        return database.query("select pg_try_advisory_xact_lock(" + LOCK_KEY + ")", row -> row.getBoolean(1))
                .get(0);
    }

    @Override
    public void lock() {
        database.query("select pg_advisory_xact_lock(" + LOCK_KEY + ")", row -> true);
    }

    @Override
    public List<Incident> unresolved() {
        return database.query(
                INCIDENT + "where state <> 'resolved' order by severity, opened_at, incident_id", this::incident);
    }

    @Override
    public List<Incident> list(List<IncidentState> states, int limit) {
        String[] labels = states.stream().map(IncidentState::label).toArray(String[]::new);
        return database.query(
                INCIDENT + "where state = any (?) order by opened_at desc, incident_id limit ?",
                this::incident,
                labels,
                limit);
    }

    @Override
    public Optional<Incident> find(UUID id) {
        return database.query(INCIDENT + "where incident_id = ?", this::incident, id).stream()
                .findFirst();
    }

    @Override
    @Transactional
    public void save(Incident incident, Entry entry) {
        database.execute(
                """
                insert into monitor.incident (incident_id, cause, title, severity, state, session, symptoms, opened_at,
                    updated_at, acknowledged_by, muted_until, resolved_at, evidence)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
                on conflict (incident_id) do update set severity = excluded.severity, state = excluded.state,
                    session = excluded.session, symptoms = excluded.symptoms, updated_at = excluded.updated_at,
                    acknowledged_by = excluded.acknowledged_by, muted_until = excluded.muted_until,
                    resolved_at = excluded.resolved_at, evidence = excluded.evidence""",
                incident.id(),
                incident.cause(),
                incident.title(),
                incident.severity().name().toLowerCase(Locale.ROOT),
                incident.state().label(),
                incident.session(),
                json.write(incident.symptoms()),
                incident.openedAt(),
                incident.updatedAt(),
                incident.acknowledgedBy(),
                incident.mutedUntil(),
                incident.resolvedAt(),
                incident.evidence());
        database.execute("""
                insert into monitor.incident_event (incident_id, position, at, kind, author, detail)
                select ?, coalesce(max(position), 0) + 1, ?, ?, ?, ? from monitor.incident_event
                where incident_id = ?""", incident.id(), entry.at(), entry.kind(), entry.author(), entry.detail(), incident.id());
    }

    @Override
    public List<Entry> history(UUID id) {
        return database.query(
                "select at, kind, author, detail from monitor.incident_event where incident_id = ? order by position",
                row -> new Entry(
                        Database.instant(row, "at"),
                        row.getString("kind"),
                        row.getString("author"),
                        row.getString("detail")),
                id);
    }

    private Incident incident(ResultSet row) throws SQLException {
        return new Incident(
                row.getObject("incident_id", UUID.class),
                row.getString("cause"),
                row.getString("title"),
                Verdict.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                IncidentState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("session", LocalDate.class),
                json.read(row.getString("symptoms"), SYMPTOMS),
                Database.instant(row, "opened_at"),
                Database.instant(row, "updated_at"),
                row.getString("acknowledged_by"),
                Database.instant(row, "muted_until"),
                Database.instant(row, "resolved_at"),
                row.getString("evidence"));
    }
}
