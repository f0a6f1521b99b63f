package io.ballast.model.persistence;

import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.model.application.FinishedFits;

/** Fits of the training that is under way, as rows. */
@Singleton
class FitTable implements FinishedFits {

    private final Database database;

    @Inject
    FitTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<byte[]> find(UUID trainingRunId, String fit) {
        String sql = "select artifact from model.training_fit where training_run_id = ? and fit = ?";
        return database.query(sql, row -> row.getBytes("artifact"), trainingRunId, fit).stream()
                .findFirst();
    }

    @Override
    public void keep(UUID trainingRunId, String fit, String model, double seconds, byte[] artifact) {
        database.execute("""
                insert into model.training_fit (training_run_id, fit, name, seconds, artifact) values (?, ?, ?, ?, ?)
                on conflict do nothing""", trainingRunId, fit, model, seconds, artifact);
    }

    @Override
    public void settle(UUID trainingRunId) {
        database.execute("""
                insert into model.training_cost (training_run_id, name, seconds, java_version)
                select training_run_id, name, sum(seconds), ? from model.training_fit
                where training_run_id = ? group by training_run_id, name""", Runtime.version().toString(), trainingRunId);
        database.execute("delete from model.training_fit");
    }
}
