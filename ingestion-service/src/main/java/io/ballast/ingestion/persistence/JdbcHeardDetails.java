package io.ballast.ingestion.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.ballast.ingestion.application.HeardDetails;
import io.ballast.ingestion.application.SecurityDetails;
import io.ballast.kit.database.Database;

/** The table {@code heard_detail}. */
@ApplicationScoped
class JdbcHeardDetails implements HeardDetails {

    private final Database database;

    @Inject
    JdbcHeardDetails(Database database) {
        this.database = database;
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public Map<String, Optional<SecurityDetails>> of(UUID operation) {
        database.update(
                "forget what other rebuilds heard",
                "delete from ingestion.heard_detail where operation_id <> ?",
                operation);
        Map<String, Optional<SecurityDetails>> heard = new LinkedHashMap<>();
        database.query(
                "read what was heard of securities",
                "select * from ingestion.heard_detail where operation_id = ? order by symbol",
                row -> heard.put(row.getString("symbol"), details(row)),
                operation);
        return heard;
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void add(UUID operation, Map<String, Optional<SecurityDetails>> answers) {
        answers.forEach((symbol, answer) -> database.update(
                "keep what was heard of " + symbol,
                """
                insert into ingestion.heard_detail
                    (operation_id, symbol, known, listed_on, sic_code, sic_description, market_cap)
                values (?, ?, ?, ?, ?, ?, ?)""",
                operation,
                symbol,
                answer.isPresent(),
                answer.map(SecurityDetails::listedOn).orElse(null),
                answer.map(SecurityDetails::sicCode).orElse(null),
                answer.map(SecurityDetails::sicDescription).orElse(null),
                answer.map(SecurityDetails::marketCap).orElse(null)));
    }

    private static Optional<SecurityDetails> details(ResultSet row) throws SQLException {
        if (!row.getBoolean("known")) {
            return Optional.empty();
        }
        return Optional.of(new SecurityDetails(
                row.getString("symbol"),
                Database.date(row, "listed_on"),
                row.getString("sic_code"),
                row.getString("sic_description"),
                Database.number(row, "market_cap")));
    }
}
