package io.ballast.monitor.persistence;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.type.TypeReference;

import io.ballast.kit.database.Database;
import io.ballast.monitor.application.AttributionStore;
import io.ballast.monitor.domain.cause.Attribution;

/** Attributions as JSON, one per incident and rule. */
@Singleton
class AttributionTable implements AttributionStore {

    private static final TypeReference<Attribution> TYPE = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    @Inject
    AttributionTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void keep(UUID incident, String rule, Attribution attribution) {
        database.execute("""
                insert into monitor.incident_attribution (incident_id, rule, attribution) values (?, ?, ?::jsonb)
                on conflict (incident_id, rule) do update set attribution = excluded.attribution""", incident, rule, json.write(attribution));
    }

    @Override
    public Map<String, Attribution> of(UUID incident) {
        Map<String, Attribution> byRule = new TreeMap<>();
        database.query(
                "select rule, attribution from monitor.incident_attribution where incident_id = ?",
                row -> byRule.put(row.getString("rule"), json.read(row.getString("attribution"), TYPE)),
                incident);
        return byRule;
    }
}
