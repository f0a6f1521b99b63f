package io.ballast.monitor.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.type.TypeReference;

import io.ballast.kit.database.Database;
import io.ballast.monitor.application.CertificateStore;
import io.ballast.monitor.domain.certificate.Certificate;
import io.ballast.monitor.domain.certificate.CertificateCheck;

/** Decisions in a table. */
@Singleton
class CertificateTable implements CertificateStore {

    private static final String DECISION =
            "select run_id, session, predictions_hash, checks, decided_at from monitor.certificate ";
    private static final TypeReference<List<CertificateCheck>> CHECKS = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    @Inject
    CertificateTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public boolean keep(Decision decision) {
        Certificate certificate = decision.certificate();
        return database.execute(
                        """
                        insert into monitor.certificate
                            (run_id, session, certified, predictions_hash, checks, reasons, decided_at)
                        values (?, ?, ?, ?, ?::jsonb, ?, ?) on conflict (run_id, session) do nothing""",
                        certificate.runId(),
                        certificate.session(),
                        certificate.certified(),
                        certificate.predictionsHash(),
                        json.write(certificate.checks()),
                        certificate.reasons().toArray(String[]::new),
                        decision.decidedAt())
                == 1;
    }

    @Override
    public Optional<Decision> ofRun(String runId) {
        return database
                .query(DECISION + "where run_id = ? order by session desc limit 1", this::decision, runId)
                .stream()
                .findFirst();
    }

    @Override
    public List<Decision> list(Optional<LocalDate> session, int limit) {
        LocalDate wanted = session.orElse(null);
        return database.query(
                DECISION + "where ?::date is null or session = ? order by session desc, in_time desc,"
                        + " position desc limit ?",
                this::decision,
                wanted,
                wanted,
                limit);
    }

    @Override
    public Optional<Decision> latest() {
        return list(Optional.empty(), 1).stream().findFirst();
    }

    private Decision decision(ResultSet row) throws SQLException {
        Certificate certificate = new Certificate(
                row.getString("run_id"),
                row.getObject("session", LocalDate.class),
                row.getString("predictions_hash"),
                json.read(row.getString("checks"), CHECKS));
        return new Decision(certificate, Database.instant(row, "decided_at"));
    }
}
