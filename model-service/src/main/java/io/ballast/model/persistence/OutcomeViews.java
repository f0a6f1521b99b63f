package io.ballast.model.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.model.application.PublishedOutcomes;
import io.ballast.model.domain.live.PublishedSession;

/** Joins stored predictions with the executable returns that are published by now. */
@Singleton
class OutcomeViews implements PublishedOutcomes {

    private static final String SESSIONS = """
            select s.session, s.version, s.target, v.ic, d.stability from model.prediction_set s
            join model.model_version v on v.name = s.model and v.version = s.version
            left join model.drift d on d.session = s.session and d.kind = 'prediction' and d.name = s.model
            where s.is_current and s.model = ? and s.session <= ? order by s.session desc limit ?""";

    private static final String ROWS = """
            select p.symbol, p.prediction, f.adv_usd_21,
                case when ? = 'fwd_ret_resid' then f.fwd_ret_exec_resid else f.fwd_ret_exec end as earned
            from model.prediction p
            left join feature.published_features f on f.symbol = p.symbol and f.session = p.session
            where p.session = ? and p.model = ? and p.version = ? order by p.symbol collate "C\"""";

    private final Database database;

    @Inject
    OutcomeViews(Database database) {
        this.database = database;
    }

    /** A row of a session. */
    private record Row(String symbol, double prediction, double earned, double advUsd) {}

    @Override
    public List<PublishedSession> latest(String model, LocalDate to, int sessions) {
        List<PublishedSession> found =
                new ArrayList<>(database.query(SESSIONS, set -> session(model, set), model, to, sessions));
        java.util.Collections.reverse(found);
        return found;
    }

    private PublishedSession session(String model, ResultSet set) throws SQLException {
        LocalDate session = set.getObject("session", LocalDate.class);
        String version = set.getString("version");
        String target = set.getString("target");
        List<Row> rows = database.query(ROWS, OutcomeViews::row, target, session, model, version);
        float[] earned = new float[rows.size()];
        for (int i = 0; i < earned.length; i++) {
            earned[i] = (float) rows.get(i).earned();
        }
        return new PublishedSession(
                session,
                version,
                target,
                Database.number(set, "ic"),
                Database.number(set, "stability"),
                rows.stream().map(Row::symbol).toList(),
                rows.stream().mapToDouble(Row::prediction).toArray(),
                earned,
                rows.stream().mapToDouble(Row::advUsd).toArray());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("symbol"),
                row.getDouble("prediction"),
                Database.number(row, "earned"),
                Database.number(row, "adv_usd_21"));
    }
}
