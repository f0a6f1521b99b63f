package io.ballast.model.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.model.application.DriftReport;
import io.ballast.model.application.DriftStore;
import io.ballast.model.domain.live.Drift;
import io.ballast.model.domain.live.DriftBaseline;
import io.ballast.model.domain.live.DriftSubject;
import io.ballast.model.domain.live.ReferenceBins;

/** Drift as rows. */
@Singleton
class DriftTables implements DriftStore {

    private final Database database;

    @Inject
    DriftTables(Database database) {
        this.database = database;
    }

    @Override
    public Optional<DriftBaseline> baseline(UUID trainingRunId) {
        Map<DriftSubject, ReferenceBins> bins = new LinkedHashMap<>();
        database.query(
                "select kind, name, edges, shares from model.drift_baseline where training_run_id = ?",
                row -> bins.put(
                        subject(row),
                        new ReferenceBins(Database.numbers(row, "edges"), Database.numbers(row, "shares"))),
                trainingRunId);
        return bins.isEmpty() ? Optional.empty() : Optional.of(new DriftBaseline(bins));
    }

    @Override
    public void keep(UUID trainingRunId, DriftBaseline baseline) {
        baseline.bins()
                .forEach((subject, bins) -> database.execute(
                        """
                insert into model.drift_baseline (training_run_id, kind, name, edges, shares) values (?, ?, ?, ?, ?)
                on conflict do nothing""", trainingRunId, subject.kind().label(), subject.name(), bins.edges(), bins.shares()));
    }

    @Override
    public void keep(LocalDate session, UUID trainingRunId, List<Drift> drifts) {
        database.execute("delete from model.drift where session = ?", session);
        for (Drift drift : drifts) {
            database.execute(
                    "insert into model.drift (session, kind, name, training_run_id, stability) values (?, ?, ?, ?, ?)",
                    session,
                    drift.subject().kind().label(),
                    drift.subject().name(),
                    trainingRunId,
                    drift.stability());
        }
    }

    @Override
    public Optional<DriftReport> find(LocalDate session) {
        record Measured(UUID trainingRunId, LocalDate trainedFrom, LocalDate trainedTo, Drift drift) {}
        List<Measured> measured = database.query(
                """
                select d.training_run_id, r.window_from, r.session as trained_to, d.kind, d.name, d.stability
                from model.drift d join model.training_run r on r.training_run_id = d.training_run_id
                where d.session = ? order by d.stability desc, d.name collate "C\"""",
                row -> new Measured(
                        row.getObject("training_run_id", UUID.class),
                        row.getObject("window_from", LocalDate.class),
                        row.getObject("trained_to", LocalDate.class),
                        new Drift(subject(row), row.getDouble("stability"))),
                session);
        return measured.stream()
                .findFirst()
                .map(any -> DriftReport.of(
                        session,
                        any.trainingRunId(),
                        any.trainedFrom(),
                        any.trainedTo(),
                        measured.stream().map(Measured::drift).toList()));
    }

    @Override
    public Optional<DriftReport> latest() {
        return database
                .query(
                        "select max(session) as latest from model.drift",
                        row -> row.getObject("latest", LocalDate.class))
                .stream()
                .flatMap(Stream::ofNullable)
                .findFirst()
                .flatMap(this::find);
    }

    private static DriftSubject subject(ResultSet row) throws SQLException {
        return new DriftSubject(DriftSubject.Kind.of(row.getString("kind")), row.getString("name"));
    }
}
