package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.ProviderDifferences;
import io.ballast.ingestion.domain.arbitration.ArbitrationRule;
import io.ballast.ingestion.domain.arbitration.Difference;
import io.ballast.ingestion.domain.arbitration.DifferenceKind;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.kit.copy.BinaryCopyWriter;
import io.ballast.kit.database.Database;

/** The tables {@code provider_difference} and {@code provider_comparison}. */
@ApplicationScoped
class JdbcProviderDifferences implements ProviderDifferences {

    private static final String CHOSEN = """
            from ingestion.provider_difference
            where (?::text is null or symbol = ?) and (?::text is null or kind = ?)
              and session between coalesce(?, date '-infinity') and coalesce(?, date 'infinity')""";

    private static final String COPY = """
            copy ingestion.provider_difference (symbol, session, lost, kind, rule, kept, close_bps, worst_bps, detail,
                open, high, low, close, volume, vwap, trade_count) from stdin (format binary)""";

    private static final int COLUMNS = 16;
    private static final int BAR_COLUMNS = 7;

    private final Database database;

    @Inject
    JdbcProviderDifferences(Database database) {
        this.database = database;
    }

    @Override
    public void replace(Collection<String> symbols, LocalDate from, LocalDate to, List<Difference> differences) {
        database.with("replace the differences of " + from + ".." + to, connection -> {
            Database.update(
                    connection,
                    "delete from ingestion.provider_difference where session between ? and ? and symbol = any(?)",
                    from,
                    to,
                    symbols.toArray(String[]::new));
            copy(connection, differences);
            return null;
        });
    }

    private static void copy(Connection connection, List<Difference> differences) throws SQLException {
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, COPY)) {
            for (Difference difference : differences) {
                copy.startRow(COLUMNS);
                copy.text(difference.symbol());
                copy.date(difference.session());
                copy.text(difference.lost());
                copy.text(difference.kind().code());
                copy.text(difference.rule().code());
                copy.text(difference.kept());
                copy.float8(difference.closeBps());
                copy.float8(difference.worstBps());
                copy.text(difference.detail());
                writeLosing(copy, difference.losing());
            }
            copy.finish();
        }
    }

    private static void writeLosing(BinaryCopyWriter copy, Bar losing) throws SQLException {
        if (losing != null) {
            BarCopy.writeValues(copy, losing);
            return;
        }
        for (int i = 0; i < BAR_COLUMNS; i++) {
            copy.nullValue();
        }
    }

    @Override
    public void noteCompared(Map<LocalDate, Integer> cells) {
        database.with("note what was compared", connection -> {
            for (Map.Entry<LocalDate, Integer> ofSession : cells.entrySet()) {
                Database.update(connection, """
                        insert into ingestion.provider_comparison (session, compared) values (?, ?)
                        on conflict (session) do update set compared = excluded.compared""", ofSession.getKey(), ofSession.getValue());
            }
            return null;
        });
    }

    @Override
    public Map<String, Long> counts(Filter filter) {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.query(
                "count the differences",
                "select kind, count(*) as cells " + CHOSEN + " group by kind order by kind",
                row -> counts.put(row.getString("kind"), row.getLong("cells")),
                parameters(filter));
        return counts;
    }

    @Override
    public List<Difference> differences(Filter filter, int limit) {
        return database.query(
                "read the differences",
                "select * " + CHOSEN + " order by session desc, symbol, lost limit " + limit,
                JdbcProviderDifferences::difference,
                parameters(filter));
    }

    @Override
    public long compared(Filter filter) {
        return database.single(
                        "count what was compared",
                        "select coalesce(sum(compared), 0) as cells from ingestion.provider_comparison where session"
                                + " between coalesce(?, date '-infinity') and coalesce(?, date 'infinity')",
                        row -> row.getLong("cells"),
                        filter.from(),
                        filter.to())
                .orElseThrow();
    }

    private static Object[] parameters(Filter filter) {
        String kind = filter.kind() == null ? null : filter.kind().code();
        return new Object[] {filter.symbol(), filter.symbol(), kind, kind, filter.from(), filter.to()};
    }

    private static Difference difference(ResultSet row) throws SQLException {
        DifferenceKind kind = DifferenceKind.of(row.getString("kind")).orElseThrow();
        boolean hasBar = kind != DifferenceKind.MISSING && kind != DifferenceKind.UNCONFIRMED;
        return new Difference(
                row.getString("symbol"),
                Database.date(row, "session"),
                kind,
                ArbitrationRule.of(row.getString("rule")).orElseThrow(),
                row.getString("kept"),
                row.getString("lost"),
                Database.number(row, "close_bps"),
                Database.number(row, "worst_bps"),
                row.getString("detail"),
                hasBar ? BarRows.bar(row) : null);
    }
}
