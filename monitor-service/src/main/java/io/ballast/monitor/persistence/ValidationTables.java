package io.ballast.monitor.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import io.ballast.kit.database.Database;
import io.ballast.kit.database.DatabaseException;
import io.ballast.monitor.application.ValidationReports;
import io.ballast.monitor.domain.validation.CheckResult;
import io.ballast.monitor.domain.validation.Finding;
import io.ballast.monitor.domain.validation.ValidationReport;
import io.ballast.monitor.domain.validation.ValidationRule;
import io.ballast.monitor.domain.validation.ValidationScope;

/** Validations in tables. */
@Singleton
class ValidationTables implements ValidationReports {

    private static final String REPORT =
            "select report_id, taken_at, from_session, symbols, assumed_share from monitor.validation_report ";
    private static final int BATCH = 1000;

    private final Database database;

    @Inject
    ValidationTables(Database database) {
        this.database = database;
    }

    @Override
    @Transactional
    public void forget(UUID id) {
        database.execute("delete from monitor.validation_finding where report_id = ?", id);
        database.execute("delete from monitor.validation_check where report_id = ?", id);
        database.execute("delete from monitor.validation_report where report_id = ?", id);
    }

    @Override
    public FindingSink findings(UUID id, ValidationRule rule) {
        return new Batches(id, rule);
    }

    @Override
    @Transactional
    public void save(ValidationReport report) {
        database.execute(
                """
                insert into monitor.validation_report (report_id, taken_at, from_session, symbols, verdict, assumed_share)
                values (?, ?, ?, ?, ?, ?)""",
                report.id(),
                report.takenAt(),
                report.scope().from(),
                report.scope().symbols().toArray(String[]::new),
                report.verdict().name(),
                report.assumedMembership());
        for (CheckResult result : report.results()) {
            database.execute(
                    "insert into monitor.validation_check (report_id, rule, checked, found) values (?, ?, ?, ?)",
                    report.id(),
                    result.rule().label(),
                    result.checked(),
                    result.found());
        }
    }

    @Override
    public Optional<ValidationReport> find(UUID id) {
        return database.query(REPORT + "where report_id = ?", this::report, id).stream()
                .findFirst();
    }

    @Override
    public List<ValidationReport> latest(int limit) {
        return database.query(REPORT + "order by position desc limit ?", this::report, limit);
    }

    @Override
    public Optional<ValidationReport> before(ValidationReport report) {
        return database
                .query(
                        REPORT + """
                        where position < (select position from monitor.validation_report where report_id = ?)
                            and (from_session is null) = ? and symbols = ?
                        order by position desc limit 1""",
                        this::report,
                        report.id(),
                        report.scope().from() == null,
                        report.scope().symbols().toArray(String[]::new))
                .stream()
                .findFirst();
    }

    @Override
    public List<Finding> findings(UUID id, ValidationRule rule, long from, int limit) {
        return database.query(
                """
                select key, evidence from monitor.validation_finding
                where report_id = ? and rule = ? and position >= ? order by position limit ?""",
                row -> new Finding(row.getString("key"), row.getString("evidence")),
                id,
                rule.label(),
                from,
                limit);
    }

    private ValidationReport report(ResultSet row) throws SQLException {
        UUID id = row.getObject("report_id", UUID.class);
        List<String> symbols = Arrays.asList((String[]) row.getArray("symbols").getArray());
        return new ValidationReport(
                id,
                Database.instant(row, "taken_at"),
                new ValidationScope(row.getObject("from_session", LocalDate.class), symbols),
                row.getObject("assumed_share", Double.class),
                results(id));
    }

    /** In the order of the rules; a rule that is no more is left out. */
    private List<CheckResult> results(UUID id) {
        List<CheckResult> results = new ArrayList<>();
        database.query(
                "select rule, checked, found from monitor.validation_check where report_id = ?",
                row -> ValidationRule.of(row.getString("rule"))
                        .map(rule -> results.add(new CheckResult(rule, row(row, "checked"), row(row, "found")))),
                id);
        results.sort(java.util.Comparator.comparing(CheckResult::rule));
        return results;
    }

    private static long row(ResultSet row, String column) {
        try {
            return row.getLong(column);
        } catch (SQLException failed) {
            throw new DatabaseException("keep what a validation found", failed);
        }
    }

    /** Writes a batch at a time, each in a transaction of its own, so that memory stays bounded. */
    private final class Batches implements FindingSink {

        private final UUID id;
        private final ValidationRule rule;
        private final List<Finding> batch = new ArrayList<>(BATCH);
        private long written;

        Batches(UUID id, ValidationRule rule) {
            this.id = id;
            this.rule = rule;
        }

        @Override
        public void accept(Finding finding) {
            batch.add(finding);
            if (batch.size() == BATCH) {
                write();
            }
        }

        private void write() {
            database.execute(
                    """
                    insert into monitor.validation_finding (report_id, rule, position, key, evidence)
                    select ?, ?, ? + found.number - 1, found.key, found.evidence
                    from unnest(?, ?) with ordinality as found (key, evidence, number)""",
                    id,
                    rule.label(),
                    written,
                    batch.stream().map(Finding::key).toArray(String[]::new),
                    batch.stream().map(Finding::evidence).toArray(String[]::new));
            written += batch.size();
            batch.clear();
        }

        @Override
        public void close() {
            if (!batch.isEmpty()) {
                write();
            }
        }
    }
}
