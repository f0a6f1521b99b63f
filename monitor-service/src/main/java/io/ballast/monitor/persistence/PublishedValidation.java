package io.ballast.monitor.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.ReadDatabase;
import io.ballast.monitor.application.ValidationSource;
import io.ballast.monitor.domain.validation.CheckResult;
import io.ballast.monitor.domain.validation.Finding;
import io.ballast.monitor.domain.validation.ValidationRule;
import io.ballast.monitor.domain.validation.ValidationScope;

/** Applies the rules to the published views on the read database, row by row. Reads at {@code DATABASE_READ_URL}. */
@Singleton
class PublishedValidation implements ValidationSource {

    private static final int FETCH_SIZE = 1000;

    private final ReadDatabase database;

    @Inject
    PublishedValidation(ReadDatabase database) {
        this.database = database;
    }

    @Override
    public CheckResult check(ValidationRule rule, ValidationScope scope, Consumer<Finding> findings) {
        try (Connection connection = database.open()) {
            long checked = count(connection, rule, scope);
            return new CheckResult(rule, checked, find(connection, rule, scope, findings));
        } catch (SQLException failed) {
            Database.QueryFailedException refused = new Database.QueryFailedException(failed);
            if (refused.isUnpublished()) {
                return new CheckResult(rule, 0, 0);
            }
            throw refused;
        }
    }

    private static long count(Connection connection, ValidationRule rule, ValidationScope scope) throws SQLException {
        try (PreparedStatement query = prepare(connection, ValidationSql.checked(rule), scope);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long find(
            Connection connection, ValidationRule rule, ValidationScope scope, Consumer<Finding> findings)
            throws SQLException {
        try (PreparedStatement query = prepare(connection, ValidationSql.findings(rule), scope)) {
            query.setFetchSize(FETCH_SIZE);
            long found = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    findings.accept(new Finding(row.getString(1), row.getString(2)));
                    found++;
                }
            }
            return found;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, ValidationScope scope)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setObject(1, scope.from());
        List<String> symbols = scope.symbols();
        statement.setArray(2, symbols.isEmpty() ? null : connection.createArrayOf("text", symbols.toArray()));
        return statement;
    }
}
