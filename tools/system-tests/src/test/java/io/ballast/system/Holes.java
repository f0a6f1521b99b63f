package io.ballast.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;

/** Holes in a store that runs: bars deleted behind the services' backs. */
final class Holes {

    /** Cells of members that have a bar, in an order that a seed decides. */
    private static final String CELLS = """
            select bar.symbol, bar.session from ingestion.daily_bar as bar
            join ingestion.published_membership as member on member.symbol = bar.symbol
                and member.from_session <= bar.session
                and (member.to_session is null or bar.session < member.to_session)
            order by md5(bar.symbol || bar.session || '%d') limit %d""";

    private final LocalSystem system;

    /** What is published, as hashes. */
    record Store(String bars, String absences, String features, String predictions) {}

    Holes(LocalSystem system) {
        this.system = system;
    }

    Store store() throws SQLException {
        try (Connection database = system.database()) {
            return new Store(
                    ContentHash.ofBars(database),
                    ContentHash.ofAbsences(database),
                    ContentHash.ofFeatures(database),
                    ContentHash.ofPredictions(database));
        }
    }

    /** Deletes random bars. */
    void punch(int cells, int seed) throws SQLException {
        String holes = "(" + CELLS.formatted(seed, cells) + ") as hole";
        assertThat(delete(holes + " where bar.symbol = hole.symbol and bar.session = hole.session"))
                .isEqualTo(cells);
    }

    /** Deletes random bars and declares them absent by right, though the provider has them. */
    void declareHalts(int cells, int seed) throws SQLException {
        update("insert into ingestion.declared_absence (symbol, from_session, to_session, reason, detail, author)"
                + " select symbol, session, session + 1, 'halted', 'news', 'test' from (" + CELLS.formatted(seed, cells)
                + ") as halt");
        String halts = "ingestion.declared_absence as halt";
        assertThat(delete(halts + " where bar.symbol = halt.symbol and bar.session = halt.from_session"))
                .isEqualTo(cells);
    }

    /** Deletes bars and notes it, as whoever changes published rows by hand has to. */
    private int delete(String using) throws SQLException {
        return update("""
                with gone as (
                    delete from ingestion.daily_bar as bar using %s returning bar.symbol, bar.session)
                insert into ingestion.change_log (kind, session, symbols)
                select 'bar', session, array[symbol] from gone""".formatted(using));
    }

    private int update(String sql) throws SQLException {
        try (Connection database = system.database();
                Statement statement = database.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
