package io.ballast.monitor.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.ballast.kit.database.DatabaseException;
import io.ballast.monitor.application.ValidationSource;
import io.ballast.monitor.domain.validation.CheckResult;
import io.ballast.monitor.domain.validation.Finding;
import io.ballast.monitor.domain.validation.ValidationRule;
import io.ballast.monitor.domain.validation.ValidationScope;

/**
 * One look at the published views: all rules see the same snapshot. The query of a rule is the file
 * {@code validation/<rule>.sql}, with the columns key and evidence; what it is counted against is
 * {@code validation/counted/<unit>.sql}. The first {@value #FEW} findings come at once, with the number of all, which
 * PostgreSQL does on all its workers; where there are more, they are read once again in steps, in bounded memory.
 */
public final class ValidationLook implements ValidationSource.Look {

    private static final int FEW = 1000;
    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);
    private static final Map<String, String> TYPES = Map.of("from", "date", "symbols", "text[]");

    private final Connection connection;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Long> counted = new HashMap<>();

    private ValidationLook(Connection connection, ValidationScope scope) {
        this.connection = connection;
        List<String> symbols = scope.symbols();
        values.put("from", scope.from() == null ? EVER : scope.from());
        values.put("symbols", symbols.isEmpty() ? null : symbols.toArray());
    }

    /**
     * Begins to look.
     *
     * @param connection without auto-commit, nothing done on it yet; closed with the look, or at once if this fails
     * @throws SQLException if the database does not answer
     */
    public static ValidationLook begin(Connection connection, ValidationScope scope) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            settings.execute("set local timezone = 'America/New_York'");
            settings.execute("set local work_mem = '64MB'");
            settings.execute("set local jit = off");
            return new ValidationLook(connection, scope);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    @Override
    public CheckResult check(ValidationRule rule, Consumer<Finding> findings) {
        try {
            Savepoint before = connection.setSavepoint();
            try {
                long checked = checked(rule.unit());
                NamedSql query = NamedSql.read(TYPES, "validation/" + rule.label() + ".sql");
                return new CheckResult(rule, checked, found(query, findings));
            } catch (SQLException failed) {
                DatabaseException refused = new DatabaseException("validate what the services published", failed);
                if (!refused.isUnpublished()) {
                    throw refused;
                }
                connection.rollback(before);
                return new CheckResult(rule, 0, 0);
            }
        } catch (SQLException broken) {
            throw new DatabaseException("validate what the services published", broken);
        }
    }

    private long checked(String unit) throws SQLException {
        Long known = counted.get(unit);
        if (known == null) {
            known = count(NamedSql.read(TYPES, "validation/counted/" + unit + ".sql"));
            counted.put(unit, known);
        }
        return known;
    }

    private long count(NamedSql sql) throws SQLException {
        try (PreparedStatement query = sql.prepare(connection, values);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private long found(NamedSql sql, Consumer<Finding> findings) throws SQLException {
        List<Finding> first = new ArrayList<>();
        long found = 0;
        try (PreparedStatement query = sql.first(FEW).prepare(connection, values);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found = row.getLong("found");
                first.add(finding(row));
            }
        }
        if (found > FEW) {
            tell(sql, findings);
        } else {
            first.forEach(findings);
        }
        return found;
    }

    private void tell(NamedSql sql, Consumer<Finding> findings) throws SQLException {
        try (PreparedStatement query = sql.prepare(connection, values)) {
            query.setFetchSize(FEW);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    findings.accept(finding(row));
                }
            }
        }
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(row.getString("key"), row.getString("evidence"));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw new DatabaseException("validate what the services published", gone);
        }
    }
}
