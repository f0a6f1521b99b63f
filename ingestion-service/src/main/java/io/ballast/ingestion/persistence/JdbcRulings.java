package io.ballast.ingestion.persistence;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.Rulings;
import io.ballast.ingestion.domain.universe.Ruling;
import io.ballast.kit.database.Database;

/** The table {@code universe_ruling}. */
@ApplicationScoped
class JdbcRulings implements Rulings {

    private final Database database;

    @Inject
    JdbcRulings(Database database) {
        this.database = database;
    }

    @Override
    public void declare(Ruling ruling) {
        database.update(
                "rule about " + ruling.symbol(),
                """
                insert into ingestion.universe_ruling (symbol, kind, reason, author, until) values (?, ?, ?, ?, ?)
                on conflict (symbol) do update set kind = excluded.kind, reason = excluded.reason,
                    author = excluded.author, until = excluded.until""",
                ruling.symbol(),
                ruling.kind().code(),
                ruling.reason(),
                ruling.author(),
                ruling.until());
    }

    @Override
    public boolean withdraw(String symbol) {
        return database.update(
                        "withdraw the ruling about " + symbol,
                        "delete from ingestion.universe_ruling where symbol = ?",
                        symbol)
                == 1;
    }

    @Override
    public List<Ruling> all() {
        return database.query(
                "read the rulings",
                "select symbol, kind, reason, author, until from ingestion.universe_ruling order by symbol",
                row -> new Ruling(
                        row.getString("symbol"),
                        Ruling.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("reason"),
                        row.getString("author"),
                        Database.date(row, "until")));
    }
}
