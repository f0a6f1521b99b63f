package io.ballast.monitor.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.type.TypeReference;

import io.ballast.kit.database.Database;
import io.ballast.monitor.application.MeasurementStore;
import io.ballast.monitor.application.RuleStore;
import io.ballast.monitor.domain.rule.Comparison;
import io.ballast.monitor.domain.rule.Measurement;
import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.Verdict;

/** Rules, their changes, and what they are held against, in tables. */
@Singleton
class RuleTables implements RuleStore, MeasurementStore {

    private static final String RULE = """
            select name, metric, scope, comparison, variable, threshold, severity, hysteresis, sessions, runbook, enabled
            from monitor.rule
            """;
    private static final TypeReference<Rule> RULE_TYPE = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    @Inject
    RuleTables(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public List<Rule> all() {
        return database.query(RULE + "order by name", RuleTables::rule);
    }

    @Override
    public Optional<Rule> find(String name) {
        return database.query(RULE + "where name = ?", RuleTables::rule, name).stream()
                .findFirst();
    }

    @Override
    @Transactional
    public void change(RuleChange change) {
        Rule rule = change.after();
        database.execute(
                """
                insert into monitor.rule (name, metric, scope, comparison, variable, threshold, severity, hysteresis,
                    sessions, runbook, enabled)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (name) do update set metric = excluded.metric, scope = excluded.scope,
                    comparison = excluded.comparison, variable = excluded.variable, threshold = excluded.threshold,
                    severity = excluded.severity, hysteresis = excluded.hysteresis, sessions = excluded.sessions,
                    runbook = excluded.runbook, enabled = excluded.enabled""",
                rule.name(),
                rule.metric().label(),
                rule.scope(),
                rule.comparison().label(),
                rule.variable(),
                rule.threshold(),
                rule.severity().name().toLowerCase(Locale.ROOT),
                rule.hysteresis(),
                rule.sessions(),
                rule.runbook(),
                rule.enabled());
        database.execute(
                """
                insert into monitor.rule_change (rule, changed_at, author, note, before, after)
                values (?, ?, ?, ?, ?::jsonb, ?::jsonb)""",
                change.rule(),
                change.changedAt(),
                change.author(),
                change.note(),
                json.write(change.before()),
                json.write(rule));
    }

    @Override
    public List<RuleChange> changes(String name) {
        return database.query(
                "select changed_at, author, note, before, after from monitor.rule_change where rule = ?"
                        + " order by changed_at desc",
                row -> new RuleChange(
                        name,
                        Database.instant(row, "changed_at"),
                        row.getString("author"),
                        row.getString("note"),
                        json.read(row.getString("before"), RULE_TYPE),
                        json.read(row.getString("after"), RULE_TYPE)),
                name);
    }

    @Override
    public void keep(List<Measurement> measurements) {
        for (Measurement measurement : measurements) {
            database.execute(
                    """
                    insert into monitor.measurement as known (metric, scope, session, value) values (?, ?, ?, ?)
                    on conflict (metric, scope, session) do update set value = excluded.value
                    where known.value <> excluded.value""", measurement.metric().label(), measurement.scope(), measurement.session(), measurement.value());
        }
    }

    @Override
    public List<Measurement> recent(Measurement latest, int limit) {
        return database.query(
                "select session, value from monitor.measurement where metric = ? and scope = ? and session <= ?"
                        + " order by session desc limit ?",
                row -> new Measurement(
                        latest.metric(),
                        latest.scope(),
                        row.getObject("session", LocalDate.class),
                        row.getDouble("value")),
                latest.metric().label(),
                latest.scope(),
                latest.session(),
                limit);
    }

    @Override
    public List<Measurement> between(Metric metric, String scope, LocalDate from, LocalDate to) {
        return database.query(
                "select session, value from monitor.measurement where metric = ? and scope = ?"
                        + " and session between ? and ? order by session",
                row -> new Measurement(
                        metric, scope, row.getObject("session", LocalDate.class), row.getDouble("value")),
                metric.label(),
                scope,
                from,
                to);
    }

    private static Rule rule(ResultSet row) throws SQLException {
        return new Rule(
                row.getString("name"),
                Metric.of(row.getString("metric")),
                row.getString("scope"),
                Comparison.valueOf(row.getString("comparison").toUpperCase(Locale.ROOT)),
                row.getString("variable"),
                row.getObject("threshold", Double.class),
                Verdict.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                row.getDouble("hysteresis"),
                row.getInt("sessions"),
                row.getString("runbook"),
                row.getBoolean("enabled"));
    }
}
