package io.ballast.model.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.ballast.kit.database.Database;
import io.ballast.model.domain.evaluation.Estimate;

/** Estimates in three columns. */
final class Estimates {

    private Estimates() {}

    /** One of them; null becomes NaN. */
    static Estimate of(ResultSet row, String mean, String standardError, String sessions) throws SQLException {
        return new Estimate(Database.number(row, mean), Database.number(row, standardError), row.getInt(sessions));
    }
}
