package io.ballast.monitor.persistence;

import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.type.TypeReference;

import io.ballast.kit.database.Database;
import io.ballast.monitor.application.ImpactStore;
import io.ballast.monitor.domain.decision.DecisionImpact;

/** Impacts on decisions in a table. */
@Singleton
class ImpactTable implements ImpactStore {

    private static final TypeReference<DecisionImpact> TYPE = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    @Inject
    ImpactTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void keep(UUID incident, DecisionImpact impact) {
        database.execute("""
                insert into monitor.incident_decision (incident_id, impact) values (?, ?::jsonb)
                on conflict (incident_id) do update set impact = excluded.impact""", incident, json.write(impact));
    }

    @Override
    public Optional<DecisionImpact> of(UUID incident) {
        return database
                .query(
                        "select impact from monitor.incident_decision where incident_id = ?",
                        row -> json.read(row.getString("impact"), TYPE),
                        incident)
                .stream()
                .findFirst();
    }
}
