package io.ballast.ingestion.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.PriorityRules;
import io.ballast.ingestion.domain.arbitration.PriorityRule;
import io.ballast.kit.database.Database;

/** The table {@code provider_priority}. */
@ApplicationScoped
class JdbcPriorityRules implements PriorityRules {

    private static final String ALL_SYMBOLS = "*";

    private final Database database;

    @Inject
    JdbcPriorityRules(Database database) {
        this.database = database;
    }

    @Override
    public List<PriorityRule> all() {
        return database.query(
                "read the priorities of providers",
                "select * from ingestion.provider_priority order by symbol, from_session",
                JdbcPriorityRules::rule);
    }

    private static PriorityRule rule(ResultSet row) throws SQLException {
        String symbol = row.getString("symbol");
        return new PriorityRule(
                symbol.equals(ALL_SYMBOLS) ? null : symbol,
                Database.date(row, "from_session"),
                Database.date(row, "to_session"),
                List.of((String[]) row.getArray("providers").getArray()),
                row.getString("reason"),
                row.getString("author"));
    }

    @Override
    public void declare(PriorityRule rule) {
        database.update(
                "declare a priority of providers",
                """
                insert into ingestion.provider_priority (symbol, from_session, to_session, providers, reason, author)
                values (?, ?, ?, ?, ?, ?)
                on conflict (symbol, from_session) do update set to_session = excluded.to_session,
                    providers = excluded.providers, reason = excluded.reason, author = excluded.author""",
                key(rule.symbol()),
                rule.from(),
                rule.to(),
                rule.providers().toArray(String[]::new),
                rule.reason(),
                rule.author());
    }

    @Override
    public boolean withdraw(String symbol, LocalDate from) {
        return database.update(
                        "withdraw a priority of providers",
                        "delete from ingestion.provider_priority where symbol = ? and from_session = ?",
                        key(symbol),
                        from)
                == 1;
    }

    private static String key(String symbol) {
        return symbol == null ? ALL_SYMBOLS : symbol;
    }
}
